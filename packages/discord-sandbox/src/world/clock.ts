/** The sandbox's time. Everything that ages here (tokens, links, deadlines) asks this clock. */
export interface Clock {
  /** Milliseconds since 1970, shifted by what tests asked for. */
  now(): number;
  /** Runs `task` once that many milliseconds have passed on this clock; returns how to cancel it. */
  after(ms: number, task: () => void): () => void;
  /** Moves time forward; everything due by then runs before this returns. */
  shift(ms: number): void;
  /** Cancels what is pending, so that a process can end. */
  stop(): void;
}

interface Pending {
  due: number;
  task: () => void;
  timer: NodeJS.Timeout | null;
}

/** `base` is the real time underneath; tests may pass their own. */
export function createClock(base: () => number = Date.now): Clock {
  let offset = 0;
  const pending = new Set<Pending>();
  const now = () => base() + offset;

  function arm(entry: Pending): void {
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = setTimeout(() => run(entry), Math.max(0, entry.due - now()));
  }

  function run(entry: Pending): void {
    if (!pending.delete(entry)) return;
    if (entry.timer) clearTimeout(entry.timer);
    entry.task();
  }

  return {
    now,
    after(ms, task) {
      const entry: Pending = { due: now() + ms, task, timer: null };
      pending.add(entry);
      arm(entry);
      return () => {
        pending.delete(entry);
        if (entry.timer) clearTimeout(entry.timer);
      };
    },
    shift(ms) {
      offset += ms;
      const due = [...pending].filter((entry) => entry.due <= now());
      for (const entry of due.sort((a, b) => a.due - b.due)) run(entry);
      for (const entry of pending) arm(entry);
    },
    stop() {
      for (const entry of pending) if (entry.timer) clearTimeout(entry.timer);
      pending.clear();
    },
  };
}
