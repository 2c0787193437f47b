import { Binary, type Document, Long, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileFilter } from './filter.ts';

const id = new ObjectId();
const date = new Date(5);

/** What MongoDB answers: its manual, and its own tests of null and array semantics. */
const table: [what: string, filter: Document, matches: Document[], others: Document[]][] = [
  // Equality
  ['numbers by value', { a: 1 }, [{ a: 1 }, { a: Long.fromNumber(1) }], [{ a: '1' }, { a: true }]],
  [
    'a large integer',
    { a: Long.fromString('9007199254740993') },
    [{ a: Long.fromString('9007199254740993') }],
    [{ a: 9007199254740992 }],
  ],
  [
    'an id, by what it is',
    { a: new ObjectId(id.toHexString()) },
    [{ a: id }],
    [{ a: id.toHexString() }, {}],
  ],
  ['a date', { a: new Date(5) }, [{ a: date }], [{ a: 5 }]],
  [
    'binary',
    { a: new Binary(Buffer.from('x')) },
    [{ a: new Binary(Buffer.from('x')) }],
    [{ a: 'x' }],
  ],
  [
    'a document, in its order',
    { a: { x: 1, y: 2 } },
    [{ a: { x: 1, y: 2 } }],
    [{ a: { y: 2, x: 1 } }, { a: { x: 1 } }],
  ],
  ['an element', { a: 1 }, [{ a: [2, 1] }], [{ a: [[1]] }, { a: [] }]],
  [
    'a whole array',
    { a: [1, 2] },
    [{ a: [1, 2] }, { a: [[1, 2], 3] }],
    [{ a: [2, 1] }, { a: [1, 2, 3] }],
  ],
  [
    'null, or missing',
    { a: null },
    [{ a: null }, {}, { a: [1, null] }],
    [{ a: 0 }, { a: [] }, { a: '' }],
  ],
  [
    'null on a path',
    { 'a.b': null },
    [{}, { a: 4 }, { a: {} }, { a: { b: null } }, { a: [{ b: 3 }, {}] }],
    [{ a: { b: 1 } }, { a: [] }, { a: [1, 2] }, { a: [{ b: 3 }] }],
  ],
  // Comparison
  [
    'only its own kind',
    { a: { $gt: 1 } },
    [{ a: 2 }, { a: [0, 5] }],
    [{ a: 1 }, { a: 'z' }, { a: date }, { a: null }, {}, { a: [] }],
  ],
  [
    'dates',
    { a: { $gte: date } },
    [{ a: date }, { a: new Date(6) }],
    [{ a: new Date(4) }, { a: 9 }],
  ],
  ['texts', { a: { $lt: 'b' } }, [{ a: 'a' }, { a: 'B' }, { a: '' }], [{ a: 'b' }, { a: 1 }, {}]],
  ['texts by code point', { a: { $gt: '\uffff' } }, [{ a: '\u{1f600}' }], [{ a: '\ud7ff' }]],
  ['ids', { a: { $lte: id } }, [{ a: id }], [{ a: 1 }, { a: 'x' }, {}]],
  ['booleans', { a: { $gt: false } }, [{ a: true }], [{ a: false }, { a: 1 }]],
  ['null with itself', { a: { $gte: null } }, [{ a: null }, {}], [{ a: 0 }]],
  ['nothing with null', { a: { $gt: null } }, [], [{ a: null }, {}, { a: 1 }]],
  [
    'documents with documents',
    { a: { $gt: { x: 1 } } },
    [{ a: { x: 2 } }, { a: { x: 1, y: 0 } }],
    [{ a: { x: 1 } }, { a: id }],
  ],
  [
    'both ends by different elements',
    { a: { $gt: 5, $lt: 3 } },
    [{ a: [1, 9] }],
    [{ a: [4] }, { a: 4 }],
  ],
  ['NaN with itself', { a: { $gte: Number.NaN } }, [{ a: Number.NaN }], [{ a: 1 }]],
  // Negation
  ['not equal', { a: { $ne: 1 } }, [{}, { a: 2 }, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
  ['not null', { a: { $ne: null } }, [{ a: 0 }, { a: [] }], [{ a: null }, {}]],
  ['none of', { a: { $nin: [1, null] } }, [{ a: 2 }], [{ a: 1 }, {}, { a: [1] }]],
  [
    'not greater',
    { a: { $not: { $gt: 1 } } },
    [{ a: 1 }, {}, { a: 'x' }],
    [{ a: 2 }, { a: [0, 2] }],
  ],
  ['neither', { $nor: [{ a: 1 }, { b: 2 }] }, [{ a: 2 }], [{ a: 1 }, { b: 2 }]],
  // Sets and patterns
  [
    'one of',
    { a: { $in: [1, 'x', null] } },
    [{ a: 1 }, { a: 'x' }, {}, { a: ['y', 'x'] }],
    [{ a: 2 }, { a: [] }],
  ],
  ['one of patterns', { a: { $in: [/^x/i] } }, [{ a: 'Xy' }], [{ a: 'yx' }]],
  ['one of nothing', { a: { $in: [] } }, [], [{ a: 1 }, {}]],
  ['a pattern', { a: /^ab/i }, [{ a: 'ABc' }, { a: ['x', 'ab'] }], [{ a: 'cab' }, { a: 1 }, {}]],
  ['a pattern with options', { a: { $regex: 'B$', $options: 'i' } }, [{ a: 'ab' }], [{ a: 'ba' }]],
  ['all of', { a: { $all: [1, 2] } }, [{ a: [2, 3, 1] }], [{ a: [1] }, { a: 1 }, {}]],
  ['all of one', { a: { $all: [1] } }, [{ a: 1 }, { a: [1] }], [{ a: 2 }]],
  // Arrays
  ['a size', { a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 'ab' }, {}]],
  [
    'one element that is it all',
    { a: { $elemMatch: { x: 1, y: { $gt: 1 } } } },
    [{ a: [{ x: 1, y: 2 }] }],
    [
      {
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
      { a: { x: 1, y: 2 } },
    ],
  ],
  [
    'one value that is it all',
    { a: { $elemMatch: { $gt: 1, $lt: 4 } } },
    [{ a: [0, 3] }],
    [{ a: [0, 9] }, { a: 3 }],
  ],
  [
    'fields of any elements',
    { 'a.x': 1, 'a.y': 2 },
    [{ a: [{ x: 1 }, { y: 2 }] }],
    [{ a: [{ x: 1 }] }],
  ],
  ['an index', { 'a.1': 'b' }, [{ a: ['x', 'b'] }, { a: { 1: 'b' } }], [{ a: ['b', 'x'] }]],
  ['a field of an index', { 'a.0.x': 1 }, [{ a: [{ x: 1 }, {}] }], [{ a: [{}, { x: 1 }] }]],
  // Presence and type
  ['presence', { a: { $exists: true } }, [{ a: null }, { a: 0 }], [{}, { b: 1 }]],
  [
    'presence on a path',
    { 'a.b': { $exists: true } },
    [{ a: { b: null } }, { a: [{}, { b: 1 }] }],
    [{ a: {} }, { a: [] }, { a: [1] }],
  ],
  [
    'absence',
    { 'a.b': { $exists: false } },
    [{}, { a: 1 }, { a: [] }, { a: [{}] }],
    [{ a: [{}, { b: 1 }] }],
  ],
  ['a type', { a: { $type: 'string' } }, [{ a: 'x' }, { a: [1, 'x'] }], [{ a: 1 }, {}]],
  ['the type array', { a: { $type: 'array' } }, [{ a: [] }, { a: [1] }], [{ a: 1 }]],
  [
    'types of ours',
    { a: { $type: ['objectId', 'null'] } },
    [{ a: id }, { a: null }],
    [{ a: 'x' }, {}],
  ],
  [
    'a number of any width',
    { a: { $type: 'number' } },
    [{ a: 1 }, { a: 1.5 }, { a: Long.MAX_VALUE }],
    [{ a: '1' }],
  ],
  ['a remainder', { a: { $mod: [4, 1] } }, [{ a: 5 }, { a: 9.7 }], [{ a: 4 }, { a: '5' }]],
  // Logic
  ['either', { $or: [{ a: 1 }, { b: { $lt: 0 } }] }, [{ a: 1 }, { b: -1 }], [{ a: 2, b: 1 }]],
  ['both', { $and: [{ a: { $gt: 0 } }, { a: { $lt: 2 } }] }, [{ a: 1 }], [{ a: 2 }]],
  ['an expression', { $expr: { $gt: ['$a', '$b'] } }, [{ a: 2, b: 1 }], [{ a: 1, b: 2 }]],
  ['everything', {}, [{}, { a: 1 }], []],
  [
    'a field of an odd name',
    { constructor: 1, __proto__x: null },
    [{ constructor: 1 }],
    [{}, { a: 1 }],
  ],
];

describe('a filter', () => {
  it.each(table)('%s', (_what, filter, matches, others) => {
    const test = compileFilter(filter);
    for (const document of matches) expect(test(document), JSON.stringify(document)).toBe(true);
    for (const document of others) expect(test(document), JSON.stringify(document)).toBe(false);
  });

  it.each([
    [{ a: { $foo: 1 } }, 2],
    [{ $foo: 1 }, 2],
    [{ $or: [] }, 2],
    [{ a: { $in: 5 } }, 2],
    [{ a: { $in: [{ $gt: 1 }] } }, 2],
    [{ a: { $regex: '(' } }, 2],
    [{ a: { $not: 5 } }, 2],
    [{ a: { $type: 'nonsense' } }, 2],
    [{ $where: 'true' }, 115],
    [{ a: { $near: [0, 0] } }, 115],
  ])('%j is refused', (filter, code) => {
    expect(() => compileFilter(filter)).toThrow(expect.objectContaining({ code }));
  });
});
