import { RefusalError, refuse } from '@fns/contracts/errors';
import type { Page } from '@fns/core/ports/page';

/**
 * A page's cursor is the key of its last item, packed so that nobody builds on what is inside.
 * It comes back from a person's address bar, so a spoiled one is an expected "no".
 */
export function encodeCursor(key: (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Throws a RefusalError (`invalid_input`) for a text that this kind of list never gave out. */
export function decodeCursor(cursor: string, length: 1): [string];
export function decodeCursor(cursor: string, length: 2): [string, string];
export function decodeCursor(cursor: string, length: number): string[] {
  const key = parse(cursor);
  if (!Array.isArray(key) || key.length !== length || !key.every(isText)) throw spoiled();
  return key;
}

/** The same for lists ordered by a number. */
export function decodeNumberCursor(cursor: string): number {
  const key = parse(cursor);
  const [value] = Array.isArray(key) && key.length === 1 ? (key as unknown[]) : [];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw spoiled();
  return value;
}

/** Makes a page of what was asked for with one item more, which only says that there is a next page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => (string | number)[],
): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw spoiled();
  }
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 64;

const spoiled = () =>
  new RefusalError(
    refuse('invalid_input', 'This page address is not valid. Start from the first page.'),
  );
