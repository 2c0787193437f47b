import { encodeValue } from '../indexes/key.ts';
import { isDocument } from './document.ts';

/**
 * MongoDB's order of values of any types, and its equality: numbers by value whatever their type,
 * documents field by field in the order they have. Missing (`undefined`) and null are the same here.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string' && isAscii(a) && isAscii(b))
    return a < b ? -1 : 1;
  return Buffer.compare(encodeValue(a), encodeValue(b));
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return false;
  return encodeValue(a).equals(encodeValue(b));
}

/** Whether a range over one can hold the other: numbers with numbers, texts with texts, and so on. */
export function sameClass(a: unknown, b: unknown): boolean {
  if (typeof a === typeof b && typeof a !== 'object') return true;
  if (isDocument(a) !== isDocument(b)) return false;
  return encodeValue(a)[0] === encodeValue(b)[0];
}

/** JavaScript sorts by UTF-16, MongoDB by UTF-8: they agree where there are no surrogates. */
function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
