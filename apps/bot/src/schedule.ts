import { expectedRefusal } from './expected-refusal.ts';
import { type Log, logBug } from './log.ts';

export interface ScheduleOptions<K extends string> {
  /** For the log. */
  name: string;
  /** How many keys are worked on at the same time. */
  atOnce: number;
  /** Works on one key. Answers the milliseconds until it wants to be called again, or null when done. */
  work: (key: K) => Promise<number | null>;
  log: Log;
}

/** Work that is repeated until it is done, one run at a time for each key. */
export interface Schedule<K extends string> {
  /** Asks for a run in `delayMs`; of several requests the earliest counts. */
  request: (key: K, delayMs?: number) => void;
  /** Keys that wait or run. */
  size: () => number;
  /** Takes no more requests and waits for what runs; with `finish`, what waits runs first, to its end. */
  stop: (options?: { finish: boolean }) => Promise<void>;
}

interface Entry {
  running: boolean;
  /** When the next run is due, in milliseconds since the epoch; null when none is wanted. */
  dueAt: number | null;
  timer: NodeJS.Timeout | undefined;
  failures: number;
}

const firstRetryMs = 500;
const longestRetryMs = 60_000;
/** Node's timers overflow past 2^31 ms; one that ends before the run is due is set again. */
const longestTimerMs = 2_000_000_000;

/** A run that throws is logged and repeated, at longer and longer intervals. */
export function createSchedule<K extends string>(options: ScheduleOptions<K>): Schedule<K> {
  const { name, atOnce, work, log } = options;
  const entries = new Map<K, Entry>();
  const due = new Set<K>();
  const running = new Set<Promise<void>>();
  let stopped = false;
  let finishing = false;

  function request(key: K, delayMs = 0): void {
    if (stopped) return;
    const entry = entries.get(key) ?? {
      running: false,
      dueAt: null,
      timer: undefined,
      failures: 0,
    };
    entries.set(key, entry);
    const at = Date.now() + Math.max(0, delayMs);
    if (entry.dueAt !== null && entry.dueAt <= at) return;
    entry.dueAt = at;
    if (!entry.running) arm(key, entry);
  }

  function arm(key: K, entry: Entry): void {
    clearTimeout(entry.timer);
    const delayMs = Math.max(0, (entry.dueAt ?? 0) - Date.now());
    entry.timer = setTimeout(ready, Math.min(delayMs, longestTimerMs), key);
    entry.timer.unref();
  }

  function ready(key: K): void {
    const entry = entries.get(key);
    if (entry?.dueAt && entry.dueAt > Date.now()) {
      arm(key, entry);
      return;
    }
    due.add(key);
    startDue();
  }

  function startDue(): void {
    for (const key of due) {
      if (running.size >= atOnce) return;
      due.delete(key);
      const entry = entries.get(key);
      if (!entry || entry.running) continue;
      entry.running = true;
      entry.dueAt = null;
      const run: Promise<void> = runOnce(key, entry).finally(() => {
        running.delete(run);
        startDue();
      });
      running.add(run);
    }
  }

  async function runOnce(key: K, entry: Entry): Promise<void> {
    const again = await attempt(key, entry);
    entry.running = false;
    if (finishing && again === 0) {
      due.add(key);
      return;
    }
    if (again !== null) request(key, again);
    if (entry.dueAt === null || stopped) entries.delete(key);
    else arm(key, entry);
  }

  async function attempt(key: K, entry: Entry): Promise<number | null> {
    try {
      const again = await work(key);
      entry.failures = 0;
      return again;
    } catch (error) {
      const retryMs = Math.min(longestRetryMs, firstRetryMs * 2 ** entry.failures++);
      const refusal = expectedRefusal(error);
      const context = { job: name, key, retryMs };
      if (refusal) log.warn({ ...context, code: refusal.code }, `${name}: ${refusal.message}`);
      else logBug(log, error, `${name} failed`, context);
      return retryMs;
    }
  }

  async function stop({ finish } = { finish: false }): Promise<void> {
    stopped = true;
    finishing = finish;
    due.clear();
    for (const [key, { timer, running: busy }] of entries) {
      clearTimeout(timer);
      if (finish && !busy) due.add(key);
    }
    startDue();
    while (running.size > 0) await Promise.all(running);
    entries.clear();
  }

  return { request, size: () => entries.size, stop };
}
