import type { Clock } from './clock.ts';

/** Discord's epoch: the first second of 2015. https://discord.com/developers/docs/reference#snowflakes */
const epoch = 1_420_070_400_000n;

/** Hands out ids that carry their time and never go backwards, also across restarts. */
export interface Snowflakes {
  next(): string;
  /** Remembers an id made earlier (a restored world), so that new ones come after it. */
  observe(id: string): void;
}

export function createSnowflakes(clock: Pick<Clock, 'now'>): Snowflakes {
  let last = 0n;
  return {
    next() {
      const floor = (BigInt(clock.now()) - epoch) << 22n;
      last = floor > last ? floor : last + 1n;
      return last.toString();
    },
    observe(id) {
      if (!isSnowflake(id)) return;
      const value = BigInt(id);
      if (value > last) last = value;
    },
  };
}

/** Whether a text is an id as Discord writes them: 17 to 20 digits. */
export function isSnowflake(text: string): boolean {
  return /^\d{17,20}$/.test(text);
}

/** When an id was made, in milliseconds since 1970. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> 22n) + epoch);
}

/** Orders ids by age: negative when `a` is older. */
export function compareIds(a: string, b: string): number {
  return a.length === b.length ? (a < b ? -1 : a > b ? 1 : 0) : a.length - b.length;
}
