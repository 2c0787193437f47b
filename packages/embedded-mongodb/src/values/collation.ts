import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { encodeValue } from '../indexes/key.ts';
import { compareValues } from './compare.ts';
import { isDocument } from './document.ts';

/** A language's order of texts, within MongoDB's order of values. */
export interface Collation {
  compare: (a: unknown, b: unknown) => number;
  same: (a: unknown, b: unknown) => boolean;
}

const sensitivities = new Map<unknown, 'base' | 'accent' | 'variant'>([
  [1, 'base'],
  [2, 'accent'],
  [3, 'variant'],
]);
const known = new Set([
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
]);

/**
 * Reads a collation; undefined for the simple one, which compares code points.
 * @see https://www.mongodb.com/docs/manual/reference/collation/
 */
export function readCollation(spec: unknown): Collation | undefined {
  if (spec === undefined || spec === null) return undefined;
  if (!isDocument(spec) || typeof spec.locale !== 'string')
    throw new CommandError('BadValue', 'A collation needs a locale.');
  if (spec.locale === 'simple' || Object.keys(spec).length === 0) return undefined;
  const unknown = Object.keys(spec).find((name) => !known.has(name) && spec[name] !== false);
  if (unknown && !['normalization', 'maxVariable', 'version'].includes(unknown))
    throw new CommandError(
      'CommandNotSupported',
      `The collation option '${unknown}' is not supported.`,
    );
  const collator = collatorOf(spec);
  const compare = (a: unknown, b: unknown): number => {
    if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
    if (Array.isArray(a) && Array.isArray(b)) return inTurn(a, b, compare);
    if (isDocument(a) && isDocument(b)) {
      return inTurn(Object.entries(a), Object.entries(b), ([name, value], [other, against]) => {
        const byClass = (encodeValue(value)[0] ?? 0) - (encodeValue(against)[0] ?? 0);
        return byClass || compareValues(name, other) || compare(value, against);
      });
    }
    return compareValues(a, b);
  };
  return { compare, same: (a, b) => compare(a, b) === 0 };
}

function collatorOf(spec: Document): Intl.Collator {
  const strength = Number(spec.strength ?? 3);
  const sensitivity = sensitivities.get(Math.min(strength, 3));
  if (!sensitivity) throw new CommandError('BadValue', `Collation strength ${strength} is none.`);
  try {
    return new Intl.Collator(String(spec.locale).replaceAll('_', '-'), {
      sensitivity: spec.caseLevel === true && sensitivity === 'base' ? 'case' : sensitivity,
      numeric: spec.numericOrdering === true,
      ignorePunctuation: spec.alternate === 'shifted',
      ...(spec.caseFirst === 'upper' || spec.caseFirst === 'lower'
        ? { caseFirst: spec.caseFirst }
        : {}),
    });
  } catch {
    throw new CommandError('BadValue', `Field 'locale' is invalid in: ${JSON.stringify(spec)}`);
  }
}

function inTurn<T>(a: T[], b: T[], compare: (a: T, b: T) => number): number {
  for (const [i, item] of a.entries()) {
    if (i >= b.length) return 1;
    const order = compare(item, b[i] as T);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
