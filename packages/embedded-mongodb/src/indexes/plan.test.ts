import type { Document } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter } from '../query/filter.ts';
import { find } from '../query/find.ts';
import { compareBySort, readSort } from '../query/sort.ts';
import { Catalog } from '../storage/catalog.ts';
import { openFile } from '../storage/file.ts';

/** Values of several kinds, few enough that filters meet documents. */
const scalar = fc.constantFrom<unknown>(
  null,
  0,
  1,
  2,
  -1.5,
  'a',
  'b',
  '',
  true,
  new Date(1),
  new Date(2),
);
const number = fc.constantFrom(0, 1, 2, -1.5);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(number, { minLength: 2, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }), {
      maxLength: 2,
    }),
  },
);
const document = fc.record({ a: value, b: value, c: scalar }, { requiredKeys: ['c'] });

const path = fc.constantFrom('a', 'a', 'b', 'c', 'a.x', 'a.y', 'b.x', 'a.0');
const condition = fc.oneof(
  scalar,
  scalar.map(($eq) => ({ $eq })),
  scalar.map(($ne) => ({ $ne })),
  fc.array(scalar, { maxLength: 4 }).map(($in) => ({ $in })),
  fc
    .record({ $gt: scalar, $gte: scalar, $lt: scalar, $lte: scalar }, { requiredKeys: [] })
    .filter((range) => Object.keys(range).length > 0),
  fc.record({ $gte: number, $lte: number }),
  fc.boolean().map(($exists) => ({ $exists })),
);
const conjunction = fc.dictionary(path, condition, { maxKeys: 3 });
const filter = fc.oneof(
  conjunction,
  fc.tuple(conjunction, conjunction).map(([left, right]) => ({ $and: [left, right] })),
  fc.tuple(conjunction, conjunction).map(([left, right]) => ({ $or: [left, right] })),
);
const sort = fc.uniqueArray(fc.tuple(path, fc.constantFrom(1, -1)), {
  maxLength: 2,
  selector: ([name]) => name,
});

const index = fc.record({
  key: fc
    .uniqueArray(fc.tuple(path, fc.constantFrom(1, -1)), {
      minLength: 1,
      maxLength: 3,
      selector: ([name]) => name,
    })
    .map(Object.fromEntries<number>),
  kind: fc.constantFrom<Document>(
    {},
    {},
    { sparse: true },
    { partialFilterExpression: { c: 1 } },
    { partialFilterExpression: { b: { $exists: true } } },
    { partialFilterExpression: { c: { $gt: 0 } } },
  ),
});

describe('whatever indexes there are', () => {
  it('the same documents are found, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(document, { maxLength: 25 }),
        fc.uniqueArray(index, { maxLength: 3, selector: ({ key }) => JSON.stringify(key) }),
        filter,
        sort,
        (documents, indexes, wanted, by) => {
          const file = openFile(':memory:');
          const collection = new Catalog(file).create('test', 'things', {});
          // Half of the documents come before the indexes, half after; some change and some go.
          const stored = documents.map((each, n): Document => ({ _id: n, ...each }));
          const half = stored.length >> 1;
          for (const each of stored.slice(0, half)) collection.insert(each);
          for (const [n, { key, kind }] of indexes.entries()) {
            collection.createIndex({ v: 2, name: `i${n}`, ...kind, key: { ...key, _id: 1 } });
          }
          for (const each of stored.slice(half)) collection.insert(each);
          const first = stored[0];
          const second = stored[1];
          if (first && second) {
            collection.replace(1, first, { ...second, _id: 0 });
            stored[0] = { ...second, _id: 0 };
            collection.remove(2, second);
            stored.splice(1, 1);
          }

          const order = Object.fromEntries(by);
          const { documents: found } = find(file, collection, { filter: wanted, sort: order });
          const seen = [...found].map(({ document: each }) => each);
          const matches = compileFilter(wanted);
          const expected = stored.filter(matches).map(({ _id }) => _id as number);
          const ids = seen.map(({ _id }) => _id as number);
          expect([...ids].sort((x, y) => x - y)).toEqual(expected.sort((x, y) => x - y));
          const compare = compareBySort(readSort(order));
          for (const [n, each] of seen.entries()) {
            const next = seen[n + 1];
            if (next) expect(compare(each, next)).toBeLessThanOrEqual(0);
          }
          file.close();
        },
      ),
      { numRuns: 250, seed: 20_261_124 },
    );
  });

  it('an array is found whose elements satisfy the two ends apart', () => {
    const file = openFile(':memory:');
    const collection = new Catalog(file).create('test', 'things', {});
    collection.createIndex({ v: 2, name: 'a', key: { a: 1 } });
    for (const [_id, a] of [
      [1, 9],
      [4, 5],
      [1, 2],
    ].entries())
      collection.insert({ _id, a });
    const { plan, documents } = find(file, collection, { filter: { a: { $gt: 5, $lt: 3 } } });
    expect(plan.index?.spec.name).toBe('a');
    expect([...documents].map(({ document: each }) => each._id)).toEqual([0]);
    file.close();
  });
});
