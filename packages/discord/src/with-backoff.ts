import { setTimeout as wait } from 'node:timers/promises';
import { failureOf } from './failure.ts';

export interface BackoffOptions {
  /**
   * `always`: doing it twice is doing it once (a read, a PUT, a DELETE, a message with a nonce).
   * `unless-sent`: only when it surely did not happen (a rate limit held it back).
   */
  repeat: 'always' | 'unless-sent';
  sleep?: (milliseconds: number) => Promise<unknown>;
  /** 0 ≤ n < 1. */
  random?: () => number;
}

const retries = 3;
const firstDelay = 250;
/** Milliseconds; a rate limit that lasts longer is given back to the caller. */
const longestDelay = 10_000;

/**
 * Repeats a call after failures that may pass: at most 3 more times, after a random share (full
 * jitter) of 250, 500, 1000 ms, or after what a rate limit says. Throws the last error.
 */
export async function withBackoff<T>(
  call: () => Promise<T>,
  { repeat, sleep = wait, random = Math.random }: BackoffOptions,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const delay = delayAfter(error, attempt, repeat, random);
      if (delay === null) throw error;
      await sleep(delay);
    }
  }
}

/** Milliseconds to wait before the next attempt; null when there must be none. */
function delayAfter(
  error: unknown,
  attempt: number,
  repeat: BackoffOptions['repeat'],
  random: () => number,
): number | null {
  if (attempt >= retries) return null;
  const failure = failureOf(error);
  if (failure.kind === 'limited') {
    return failure.retryAfterMs <= longestDelay ? failure.retryAfterMs : null;
  }
  if (failure.kind !== 'unknown' || repeat !== 'always') return null;
  return random() * firstDelay * 2 ** attempt;
}
