import type { Document } from 'bson';
import fc from 'fast-check';
import { Query } from 'mingo';
import { expect, it } from 'vitest';
import { CommandError } from '../errors.ts';
import { find } from '../query/find.ts';
import { Catalog } from '../storage/catalog.ts';
import type { Collection } from '../storage/collection.ts';
import { openFile } from '../storage/file.ts';
import { savepoint } from '../storage/write-queue.ts';
import { insertDocument, removeDocuments, updateDocuments } from './write.ts';

/** Plain values, on whose conditions MongoDB and mingo agree; arrays and nulls are tested elsewhere. */
const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'b', 'A'));
const field = fc.constantFrom('a', 'b', 'c.d');
const condition = fc.oneof(
  value,
  value.map(($gt) => ({ $gt })),
  value.map(($lte) => ({ $lte })),
  fc.array(value, { minLength: 1, maxLength: 3 }).map(($in) => ({ $in })),
);
const filter = fc.dictionary(field, condition, { maxKeys: 2 });
const change = fc.oneof(
  fc.tuple(field, value).map(([path, operand]) => ({ $set: { [path]: operand } })),
  fc.tuple(fc.constantFrom('n', 'm'), fc.integer({ min: -2, max: 2 })).map(([path, by]) => ({
    $inc: { [path]: by },
  })),
  field.map((path) => ({ $unset: { [path]: '' } })),
  fc.constant([{ $set: { a: '$b' } }]),
);
const step = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    document: fc.record(
      { a: value, b: value, c: fc.record({ d: value }) },
      { requiredKeys: ['a'] },
    ),
  }),
  fc.record({
    kind: fc.constant('update' as const),
    filter,
    change,
    multi: fc.boolean(),
    upsert: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('remove' as const), filter, one: fc.boolean() }),
);
const index = fc.record({
  key: fc.dictionary(field, fc.constantFrom(1, -1), { minKeys: 1, maxKeys: 2 }),
  kind: fc.constantFrom<Document>(
    {},
    { sparse: true },
    { partialFilterExpression: { a: { $gt: 1 } } },
  ),
});

it('whatever is written, indexes change no answer, and a plain model agrees', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 25 }),
      fc.uniqueArray(index, { maxLength: 3, selector: ({ key }) => JSON.stringify(key) }),
      filter,
      fc.boolean(),
      (steps, indexes, wanted, unique) => {
        const file = openFile(':memory:');
        const catalog = new Catalog(file);
        const indexed = catalog.create('test', 'indexed', {});
        const bare = catalog.create('test', 'bare', {});
        for (const [n, { key, kind }] of indexes.entries())
          indexed.createIndex({ v: 2, name: `i${n}`, ...kind, key: { ...key, _id: 1 } });
        // One that refuses: both have it, so both refuse the same.
        const own = { v: 2 as const, name: 'own', key: { 'c.d': 1 }, unique: true, sparse: true };
        if (unique) for (const each of [indexed, bare]) each.createIndex(own);

        for (const [n, each] of steps.entries()) {
          // Several are written in the order they were found, which an index may change: all or none.
          expect(outcome(file, indexed, each, n)).toEqual(outcome(file, bare, each, n));
          expect(all(file, indexed)).toEqual(all(file, bare));
        }
        const found = ids(find(file, indexed, { filter: wanted }).documents);
        expect(found).toEqual(ids(find(file, bare, { filter: wanted }).documents));
        const query = new Query(wanted);
        expect(found).toEqual(
          all(file, bare)
            .filter((document) => query.test(document))
            .map(({ _id }) => _id as number),
        );
        file.close();
      },
    ),
    { numRuns: 150, seed: 20_261_124 },
  );
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a write answers; an error by its code. Only one document changes unless the change is the same for all. */
function outcome(
  file: ReturnType<typeof openFile>,
  to: Collection,
  each: Step,
  n: number,
): unknown {
  try {
    return savepoint(file, () => {
      if (each.kind === 'insert') return insertDocument(to, { _id: n, ...each.document });
      const sort = { _id: 1 };
      if (each.kind === 'remove') {
        const [first] = ids(find(file, to, { filter: each.filter, sort, limit: 1 }).documents);
        const one = { filter: { _id: first ?? -1 }, limit: 1 };
        return removeDocuments({ file }, to, {
          ...(each.one ? one : { filter: each.filter, limit: 0 }),
          hint: undefined,
          rules: {},
        });
      }
      return updateDocuments({ file }, to, {
        filter: each.filter,
        update: each.upsert ? withId(each.change, n) : each.change,
        arrayFilters: undefined,
        multi: each.multi,
        upsert: each.upsert && !Array.isArray(each.change),
        sort: each.multi ? undefined : sort,
        hint: undefined,
        rules: {},
      });
    });
  } catch (error) {
    to.recall();
    if (error instanceof CommandError) return error.code;
    throw error;
  }
}

/** An upsert's new document has an id that both sides share. */
const withId = (change: Document | Document[], n: number): Document | Document[] =>
  Array.isArray(change) ? change : { ...change, $setOnInsert: { _id: n } };

const ids = (documents: Iterable<{ document: Document }>): number[] =>
  [...documents].map(({ document }) => document._id as number).sort((a, b) => a - b);

const all = (file: ReturnType<typeof openFile>, from: Collection): Document[] =>
  [...find(file, from, { filter: {}, sort: { _id: 1 } }).documents].map(({ document }) => document);
