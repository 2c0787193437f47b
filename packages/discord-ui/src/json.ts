/**
 * Readers for Discord's JSON. What we draw may be years old or written by any bot, so a field of the
 * wrong kind counts as absent instead of breaking the page.
 */
export type Json = Record<string, unknown>;

export function record(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;
}

export function records(value: unknown): Json[] {
  if (!Array.isArray(value)) return [];
  return value.map(record).filter((entry) => entry !== undefined);
}

/** A string that says something; the empty one counts as absent, as Discord does. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function integer(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

export function flag(value: unknown): boolean {
  return value === true;
}

/** An address a browser may follow or load: http and https, nothing else. */
export function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value)) return undefined;
  return URL.canParse(value) ? value : undefined;
}
