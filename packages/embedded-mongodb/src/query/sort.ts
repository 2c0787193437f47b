import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { encodeValue } from '../indexes/key.ts';
import type { Collation } from '../values/collation.ts';
import { leavesAt, withElements } from './leaves.ts';

export type Sort = [path: string, direction: 1 | -1][];

/** Reads a sort's description. Throws CommandError for directions that are none. */
export function readSort(spec: Document | undefined): Sort {
  return Object.entries(spec ?? {}).map(([path, direction]): [string, 1 | -1] => {
    if (typeof direction === 'object')
      throw new CommandError('CommandNotSupported', 'Sorting by $meta is not supported.');
    if (Number(direction) !== 1 && Number(direction) !== -1)
      throw new CommandError('BadValue', '$sort key ordering must be 1 or -1');
    return [path, Number(direction) === 1 ? 1 : -1];
  });
}

/** Orders documents: an array counts as its smallest element upwards and as its largest downwards. */
export function compareBySort(sort: Sort): (a: unknown, b: unknown) => number {
  return (a, b) => compareKeys(sort, sortKeys(sort, a), sortKeys(sort, b));
}

/** The same in a language's order of texts. */
function compareCollated(sort: Sort, collation: Collation, a: unknown, b: unknown): number {
  for (const [path, direction] of sort) {
    const [one, other] = [a, b].map((document) =>
      valuesToSort(document, path.split('.')).reduce((best, value) =>
        Math.sign(collation.compare(value, best)) === -direction ? value : best,
      ),
    );
    const order = collation.compare(one, other);
    if (order !== 0) return order * direction;
  }
  return 0;
}

/** Sorts what carries a document each, computing every key once. */
export function sortBy<T>(
  items: T[],
  documentOf: (item: T) => unknown,
  sort: Sort,
  collation?: Collation,
): T[] {
  if (collation) {
    return items.toSorted((a, b) => compareCollated(sort, collation, documentOf(a), documentOf(b)));
  }
  return items
    .map((item) => ({ item, keys: sortKeys(sort, documentOf(item)) }))
    .sort((a, b) => compareKeys(sort, a.keys, b.keys))
    .map(({ item }) => item);
}

function sortKeys(sort: Sort, document: unknown): Buffer[] {
  return sort.map(([path, direction]) => {
    const keys = valuesToSort(document, path.split('.')).map((value) => encodeValue(value));
    return keys.reduce((best, key) =>
      Math.sign(Buffer.compare(key, best)) === -direction ? key : best,
    );
  });
}

function valuesToSort(document: unknown, path: string[]): unknown[] {
  const leaves = leavesAt(document, path);
  const values = withElements(leaves).filter(
    (value) => !Array.isArray(value) || isNested(leaves, value),
  );
  return values.length > 0 ? values : [undefined];
}

/** An array inside an array is a value; one that the path itself reaches stands for its elements. */
const isNested = (leaves: unknown[], value: unknown) => !leaves.includes(value);

function compareKeys(sort: Sort, a: Buffer[], b: Buffer[]): number {
  for (const [i, [, direction]] of sort.entries()) {
    const order = Buffer.compare(a[i] as Buffer, b[i] as Buffer);
    if (order !== 0) return order * direction;
  }
  return 0;
}
