import { type Document, Long, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import { applyUpdate, upsertDocument } from './apply.ts';

const date = new Date(7);

/** What MongoDB makes of a document; see its manual on update operators. */
const table: [what: string, before: Document, update: Document, after: Document, more?: object][] =
  [
    [
      'sets, deep and new',
      { a: { b: 1 } },
      { $set: { 'a.c': 2, d: [] } },
      { a: { b: 1, c: 2 }, d: [] },
    ],
    ['sets an index, and pads', { a: [1] }, { $set: { 'a.2': 3 } }, { a: [1, null, 3] }],
    ['makes documents, not arrays, for numbers', {}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
    [
      'unsets, and keeps an array its length',
      { a: 1, b: [1, 2] },
      { $unset: { a: '', 'b.0': '', c: '' } },
      { b: [null, 2] },
    ],
    [
      'adds, from nothing too',
      { a: 1 },
      { $inc: { a: 2, b: -1, 'c.d': 1 } },
      { a: 3, b: -1, c: { d: 1 } },
    ],
    [
      'adds exactly, beyond 2^53',
      { a: Long.fromString('9007199254740993') },
      { $inc: { a: 1 } },
      { a: Long.fromString('9007199254740994') },
    ],
    ['multiplies, nothing giving 0', { a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }],
    [
      'keeps the greater',
      { a: 5, d: date },
      { $max: { a: 3, b: 1, d: new Date(9) } },
      { a: 5, b: 1, d: new Date(9) },
    ],
    ['keeps the smaller', { a: 5 }, { $min: { a: 3, b: 1 } }, { a: 3, b: 1 }],
    [
      'orders kinds: null < number < text < document',
      { a: 1, b: 'x', c: null },
      { $max: { a: 'x', b: { y: 1 }, c: 0 } },
      { a: 'x', b: { y: 1 }, c: 0 },
    ],
    [
      'orders documents field by field',
      { a: { t: new Date(5), n: 9 } },
      { $max: { a: { t: new Date(6), n: 0 } } },
      { a: { t: new Date(6), n: 0 } },
    ],
    ['renames', { a: { b: 1 } }, { $rename: { 'a.b': 'c', nothing: 'd' } }, { a: {}, c: 1 }],
    ['pushes', { a: [1] }, { $push: { a: [2], b: 3 } }, { a: [1, [2]], b: [3] }],
    [
      'pushes each at a place',
      { a: [1, 4] },
      { $push: { a: { $each: [2, 3], $position: 1 } } },
      { a: [1, 2, 3, 4] },
    ],
    [
      'keeps the last',
      { a: [1, 2] },
      { $push: { a: { $each: [3, 4], $slice: -3 } } },
      { a: [2, 3, 4] },
    ],
    [
      'sorts before it cuts',
      { a: [{ n: 3 }, { n: 1 }] },
      { $push: { a: { $each: [{ n: 2 }], $sort: { n: -1 }, $slice: 2 } } },
      { a: [{ n: 3 }, { n: 2 }] },
    ],
    [
      'sorts values',
      { a: [3, 'x', 1] },
      { $push: { a: { $each: [], $sort: 1 } } },
      { a: [1, 3, 'x'] },
    ],
    [
      'adds to a set what is not in it',
      { a: [1, { x: 1, y: 2 }] },
      { $addToSet: { a: { $each: [1, 2, 2, { x: 1, y: 2 }, { y: 2, x: 1 }] } } },
      { a: [1, { x: 1, y: 2 }, 2, { y: 2, x: 1 }] },
    ],
    ['pulls by value', { a: [1, 2, 1, [1]] }, { $pull: { a: 1 } }, { a: [2, [1]] }],
    ['pulls by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [
      'pulls documents by fields',
      { a: [{ x: 1, y: 1 }, { x: 2 }] },
      { $pull: { a: { x: 1 } } },
      { a: [{ x: 2 }] },
    ],
    ['pulls several', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['pulls from nothing', {}, { $pull: { a: 1 }, $pop: { b: 1 } }, {}],
    [
      'pops either end',
      { a: [1, 2, 3], b: [1, 2, 3] },
      { $pop: { a: 1, b: -1 } },
      { a: [1, 2], b: [2, 3] },
    ],
    ['flips bits', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
    ['ignores $setOnInsert', { a: 1 }, { $set: { a: 2 }, $setOnInsert: { b: 1 } }, { a: 2 }],
    [
      'the element that matched',
      { a: [{ id: 1 }, { id: 2 }] },
      { $set: { 'a.$.x': 5, 'a.$.y': 6 } },
      { a: [{ id: 1 }, { id: 2, x: 5, y: 6 }] },
      { filter: { 'a.id': 2 } },
    ],
    [
      'the value that matched',
      { a: [4, 8, 8] },
      { $inc: { 'a.$': 1 } },
      { a: [4, 9, 8] },
      { filter: { a: { $gte: 5 } } },
    ],
    [
      'the element that matched it all',
      {
        a: [
          { x: 1, y: 1 },
          { x: 1, y: 2 },
        ],
      },
      { $set: { 'a.$.z': 1 } },
      {
        a: [
          { x: 1, y: 1 },
          { x: 1, y: 2, z: 1 },
        ],
      },
      { filter: { a: { $elemMatch: { x: 1, y: 2 } } } },
    ],
    ['every element', { a: [1, 2] }, { $mul: { 'a.$[]': 10 } }, { a: [10, 20] }],
    [
      'the elements of an array filter',
      {
        a: [
          { n: 1, v: [1, 2] },
          { n: 2, v: [3] },
        ],
      },
      { $inc: { 'a.$[e].v.$[]': 1 } },
      {
        a: [
          { n: 1, v: [1, 2] },
          { n: 2, v: [4] },
        ],
      },
      { arrayFilters: [{ 'e.n': { $gt: 1 } }] },
    ],
    ['replaces, keeping the id', { a: 1 }, { b: 2 }, { b: 2 }],
  ];

describe('an update', () => {
  it.each(table)('%s', (_what, before, update, after, more = {}) => {
    const _id = new ObjectId();
    const document = { _id, ...before };
    const copy = structuredClone(JSON.stringify(document));
    expect(applyUpdate(document, { filter: {}, update, ...more })).toEqual({ _id, ...after });
    expect(JSON.stringify(document)).toBe(copy);
  });

  it('runs a pipeline', () => {
    const pipeline = [{ $set: { b: { $add: ['$a', 1] } } }, { $unset: 'a' }];
    expect(applyUpdate({ _id: 1, a: 4 }, { filter: {}, update: pipeline })).toEqual({
      _id: 1,
      b: 5,
    });
  });

  it('takes a field called __proto__ for a field', () => {
    const update = JSON.parse('{"$set": {"__proto__.polluted": 1}}') as Document;
    const after = applyUpdate({ _id: 1 }, { filter: {}, update });
    expect(Object.hasOwn(after, '__proto__')).toBe(true);
    expect(({} as Document).polluted).toBeUndefined();
  });

  const refused: [Document, Document, number, object?][] = [
    [{}, { $foo: { a: 1 } }, 9],
    [{}, { $set: { _id: 2 } }, 66],
    [{}, { _id: 2, a: 1 }, 66],
    [{}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    [{}, { $set: { a: 1, 'a.b': 1 } }, 40],
    [{ a: 'x' }, { $inc: { a: 1 } }, 14],
    [{ a: null }, { $inc: { a: 1 } }, 14],
    [{}, { $inc: { a: 'x' } }, 14],
    [{ a: 5 }, { $push: { a: 1 } }, 2],
    [{ a: 5 }, { $set: { 'a.b': 1 } }, 28],
    [{ a: null }, { $set: { 'a.b': 1 } }, 28],
    [{ a: [] }, { $set: { 'a.b': 1 } }, 28],
    [{ a: [1] }, { $set: { 'a.$': 1 } }, 2],
    [{ a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
    [{}, { $set: { 'a.$[]': 1 } }, 2],
    [{}, { $set: 5 }, 9],
  ];
  it.each(refused)('of %j by %j is refused', (before, update, code, more = {}) => {
    expect(() => applyUpdate({ _id: 1, ...before }, { filter: {}, update, ...more })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('an upsert', () => {
  const made: [string, Document, Document, Document][] = [
    [
      'begins with what the filter pins down',
      { _id: 1, a: 2, 'b.c': { $eq: 3 }, d: { $gt: 4 }, $and: [{ e: 5 }, { f: { $in: [6] } }] },
      { $set: { g: 7 } },
      { _id: 1, a: 2, b: { c: 3 }, e: 5, f: 6, g: 7 },
    ],
    [
      'adds what is for inserts only',
      { _id: 1 },
      { $set: { a: 1 }, $setOnInsert: { 'b.c': 2 } },
      { _id: 1, a: 1, b: { c: 2 } },
    ],
    [
      'adds what is for inserts only, alone',
      { _id: 1 },
      { $setOnInsert: { b: 2 } },
      { _id: 1, b: 2 },
    ],
    [
      'takes only the id from the filter for a replacement',
      { _id: 1, a: 2 },
      { b: 3 },
      { _id: 1, b: 3 },
    ],
    ['adds to what the filter said', { _id: 1, n: 5 }, { $inc: { n: 1 } }, { _id: 1, n: 6 }],
    [
      'ignores alternatives and patterns',
      { _id: 1, $or: [{ a: 1 }, { a: 2 }], t: /x/ },
      { $set: { b: 1 } },
      { _id: 1, b: 1 },
    ],
  ];
  it.each(made)('%s', (_what, filter, update, document) => {
    expect(upsertDocument({ filter, update })).toEqual(document);
  });

  it('gives an id where there is none, first', () => {
    const [first] = Object.keys(upsertDocument({ filter: { a: 1 }, update: { $set: { b: 1 } } }));
    expect(first).toBe('_id');
  });
});
