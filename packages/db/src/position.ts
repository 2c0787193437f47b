import type { Snowflake } from '@fns/contracts/ids';

/**
 * A Discord id as text that sorts by age. Ids have 17 to 20 digits, so as plain text an older, shorter
 * one may come after a newer; padded, text order is number order, in indexes and in `$max` alike.
 */
export function positionOf(id: Snowflake): string {
  return id.padStart(20, '0');
}

export function snowflakeAtPosition(position: string): Snowflake {
  return position.replace(/^0+/, '');
}
