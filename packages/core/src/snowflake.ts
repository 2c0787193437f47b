import type { Instant, Snowflake } from '@fns/contracts/ids';

const discordEpoch = 1_420_070_400_000n;

/**
 * The smallest Discord id of an instant: a bound to page history by.
 * @see https://docs.discord.com/developers/reference#snowflakes
 */
export function snowflakeAt(instant: Instant): Snowflake {
  const milliseconds = BigInt(Date.parse(instant)) - discordEpoch;
  // Ids are 17 digits and more; times before 2015-09 have shorter ones and can't occur.
  return ((milliseconds > 0n ? milliseconds : 0n) << 22n).toString().padStart(17, '0');
}

/** When an id was made, in milliseconds since 1970. */
export function snowflakeTime(id: Snowflake): number {
  return Number((BigInt(id) >> 22n) + discordEpoch);
}

/** Sorts ids by age. They are decimal strings of unequal length, so neither `<` on strings nor numbers will do. */
export function compareSnowflakes(a: Snowflake, b: Snowflake): number {
  const left = BigInt(a);
  const right = BigInt(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
