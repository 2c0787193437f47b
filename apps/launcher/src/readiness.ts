import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from './child.ts';
import { StartFailure } from './failure.ts';

const pollMs = 100;

/** Waits until the address answers 2xx. */
export function untilHttp(child: Child, url: string, timeoutMs: number): Promise<void> {
  return until(child, timeoutMs, async () => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok ?? false;
  });
}

/** Waits until something accepts connections on the loopback port. */
export function untilListening(child: Child, port: number, timeoutMs: number): Promise<void> {
  return until(
    child,
    timeoutMs,
    () =>
      new Promise((resolve) => {
        const socket = connect({ port, host: '127.0.0.1' });
        socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
        socket.once('connect', () => socket.destroy());
      }),
  );
}

async function until(
  child: Child,
  timeoutMs: number,
  holds: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let endedEarly = false;
  const watch = child.ended.then(() => {
    endedEarly = true;
  });
  watch.catch(() => undefined);
  while (!(await holds())) {
    if (endedEarly) throw new StartFailure(whyItEnded(child));
    if (Date.now() > deadline) {
      throw new StartFailure(
        `The ${child.name} did not become ready within ${timeoutMs / 1000} s. ${lastWords(child)}`,
      );
    }
    await delay(pollMs);
  }
}

/** One sentence for a part that stopped by itself. */
export function whyItEnded(child: Child): string {
  return `The ${child.name} stopped unexpectedly. ${lastWords(child)}`;
}

function lastWords(child: Child): string {
  const last = child.lastLines().at(-1);
  return last ? `Its last words: ${last}` : 'It said nothing; see its log in the data folder.';
}
