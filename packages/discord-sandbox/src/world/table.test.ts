import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTable, type TableChange } from './table.ts';

interface Row {
  id: string;
  room: string;
  tags: string[];
}

const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  room: fc.constantFrom('x', 'y'),
  tags: fc.uniqueArray(fc.constantFrom('red', 'blue', 'green'), { maxLength: 3 }),
});
const step = fc.oneof(
  row.map((put) => ({ put })),
  fc.constantFrom('a', 'b', 'c', 'd', 'e').map((remove) => ({ remove })),
);

function table(onChange?: (change: TableChange) => void) {
  return createTable<Row, 'room' | 'tag'>({
    name: 'rows',
    key: ({ id }) => id,
    groups: { room: (value) => value.room, tag: (value) => value.tags },
    onChange,
  });
}

describe('a table', () => {
  test('keeps its look-ups true through every change, and a journal rebuilds it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const journal: TableChange[] = [];
        const rows = table((change) => journal.push(change));
        for (const one of steps) {
          if ('put' in one) rows.put(one.put);
          else rows.delete(one.remove);
        }
        const rebuilt = table();
        for (const { key, value } of journal) rebuilt.restore(key, value as Row | null);
        for (const kept of [rows, rebuilt]) {
          const all = [...kept.values()];
          for (const room of ['x', 'y']) {
            const ids = kept.by('room', room).map(({ id }) => id);
            expect(ids.sort()).toEqual(
              all
                .filter((value) => value.room === room)
                .map(({ id }) => id)
                .sort(),
            );
            expect(kept.count('room', room)).toBe(ids.length);
          }
          for (const tag of ['red', 'blue', 'green']) {
            expect(kept.count('tag', tag)).toBe(
              all.filter(({ tags }) => tags.includes(tag)).length,
            );
          }
        }
        expect([...rebuilt.values()]).toEqual([...rows.values()]);
      }),
    );
  });

  test('an edited row stays where it was among its group', () => {
    const rows = table();
    for (const id of ['a', 'b', 'c']) rows.put({ id, room: 'x', tags: [] });
    rows.patch('a', { tags: ['red'] });
    expect(rows.by('room', 'x').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('deleting what is not there reports nothing', () => {
    const journal: TableChange[] = [];
    expect(table((change) => journal.push(change)).delete('z')).toBe(false);
    expect(journal).toEqual([]);
  });
});
