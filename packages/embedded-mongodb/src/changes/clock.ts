import { Timestamp } from 'bson';

/** Changes a second that have a time of their own; beyond it the clock runs ahead, as MongoDB's does. */
const STEPS = 2 ** 20;

/**
 * The logical clock: every change has a time of its own, later than all before it, also across restarts.
 * Kept as one number (seconds × 2²⁰ + step), which JavaScript and SQLite hold exactly.
 */
export class Clock {
  #latest: number;

  constructor(latest: number) {
    this.#latest = latest;
  }

  /** The time of the latest change. */
  get latest(): number {
    return this.#latest;
  }

  tick(): number {
    this.#latest = Math.max(this.#latest + 1, Math.floor(Date.now() / 1000) * STEPS + 1);
    return this.#latest;
  }
}

export const toTimestamp = (time: number): Timestamp =>
  new Timestamp({ t: Math.floor(time / STEPS), i: time % STEPS });

export const fromTimestamp = (timestamp: Timestamp): number => timestamp.t * STEPS + timestamp.i;
