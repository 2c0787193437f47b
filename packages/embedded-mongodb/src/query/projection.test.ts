import type { Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileProjection } from './projection.ts';

const document = {
  _id: 1,
  a: { b: 1, c: 2 },
  l: [{ x: 1, y: 2 }, { x: 3 }, 5],
  n: null,
};

const table: [Document | undefined, Document][] = [
  [undefined, document],
  [{}, document],
  [
    { n: 1, a: true },
    { _id: 1, a: { b: 1, c: 2 }, n: null },
  ],
  [{ 'a.b': 1 }, { _id: 1, a: { b: 1 } }],
  [{ a: { b: 1 } }, { _id: 1, a: { b: 1 } }],
  [
    { 'a.z': 1, z: 1, 'n.z': 1 },
    { _id: 1, a: {} },
  ],
  [{ 'l.x': 1 }, { _id: 1, l: [{ x: 1 }, { x: 3 }] }],
  [{ _id: 0, n: 1 }, { n: null }],
  [{ _id: 1 }, { _id: 1 }],
  [{ _id: 0 }, { a: { b: 1, c: 2 }, l: document.l, n: null }],
  [
    { a: 0, l: 0 },
    { _id: 1, n: null },
  ],
  [
    { 'a.b': 0, 'l.x': 0 },
    { _id: 1, a: { c: 2 }, l: [{ y: 2 }, {}, 5], n: null },
  ],
  [{ l: { $slice: 1 } }, { _id: 1, a: document.a, l: [{ x: 1, y: 2 }], n: null }],
  [
    { l: { $slice: -1 }, n: 1 },
    { _id: 1, l: [5], n: null },
  ],
  [
    { l: { $slice: [1, 1] }, a: 0 },
    { _id: 1, l: [{ x: 3 }], n: null },
  ],
  [{ l: { $elemMatch: { x: 3 } } }, { _id: 1, l: [{ x: 3 }] }],
  [{ l: { $elemMatch: { $gt: 4 } } }, { _id: 1, l: [5] }],
  [{ l: { $elemMatch: { x: 9 } } }, { _id: 1 }],
  [
    { n: 1, sum: { $add: ['$a.b', '$a.c'] } },
    { _id: 1, n: null, sum: 3 },
  ],
  [{ _id: 0, same: '$a.b' }, { same: 1 }],
];

describe('a projection', () => {
  it.each(table)('%j', (spec, shown) => {
    const before = JSON.stringify(document);
    const after = compileProjection(spec)(document);
    expect(after).toEqual(shown);
    // In the document's own order, and without a change to it.
    expect(Object.keys(after)).toEqual(Object.keys(shown));
    expect(JSON.stringify(document)).toBe(before);
  });

  it('does not both keep and leave out', () => {
    expect(() => compileProjection({ a: 1, n: 0 })).toThrow(/mix inclusion and exclusion/);
  });
});
