import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emojiGroups, moveInGrid, searchEmojis } from './emoji-list.ts';

describe('searchEmojis', () => {
  const all = emojiGroups([
    { id: '1', name: 'lantern', animated: false, url: 'https://cdn.example/1.png' },
  ]);
  const found = (query: string) =>
    searchEmojis(all, query).flatMap(({ emojis }) => emojis.map(({ emoji }) => emoji.name));

  it('finds by any words, in any order, the server’s own too', () => {
    expect(found('ticket')).toContain('🎫');
    expect(found('bulb light')).toEqual(['💡']);
    expect(found('LANTERN')).toContain('lantern');
  });

  it('puts the better match first', () => {
    expect(found('cat')[0]).toBe('🐈');
    expect(found('lock').indexOf('🔒')).toBeLessThan(found('lock').indexOf('🕰️'));
  });

  it('writes emoji as Discord knows them: with a selector only where text is the default', () => {
    expect(found('locked')).toContain('\u{1F512}');
    expect(found('red heart')).toContain('\u2764\uFE0F');
  });

  it('shows everything without a query and nothing for nonsense', () => {
    expect(searchEmojis(all, '  ')).toBe(all);
    expect(found('qqqqq')).toEqual([]);
  });
});

describe('moveInGrid', () => {
  // Two groups in rows of three: 0 1 2 / 3 4, then 5 6 / 7 begins anew below.
  const sizes = [5, 2];

  it.each([
    ['ArrowDown', 0, 3],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 4, 6],
    ['ArrowDown', 5, 5],
    ['ArrowUp', 5, 3],
    ['ArrowUp', 6, 4],
    ['ArrowUp', 1, 1],
    ['ArrowRight', 4, 5],
    ['ArrowLeft', 0, 0],
    ['End', 2, 6],
    ['Home', 2, 0],
  ])('%s from %d leads to %d', (key, from, to) => {
    expect(moveInGrid(sizes, from, key, 3)).toBe(to);
  });

  it('leaves other keys and an empty grid alone', () => {
    expect(moveInGrid(sizes, 0, 'a', 3)).toBeNull();
    expect(moveInGrid([], 0, 'ArrowDown', 3)).toBeNull();
  });

  it('never leaves the grid, and down comes to the end from anywhere', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(groups, fc.nat(), fc.integer({ min: 1, max: 9 }), (grid, seed, columns) => {
        const total = grid.reduce((sum, size) => sum + size, 0);
        let place = seed % total;
        for (let step = 0; step <= total; step += 1) {
          const next = moveInGrid(grid, place, 'ArrowDown', columns);
          if (next === null || next === place) break;
          expect(next).toBeGreaterThan(place);
          place = next;
        }
        expect(place).toBeLessThan(total);
        expect(place).toBeGreaterThanOrEqual(total - (grid.at(-1) ?? 0));
      }),
    );
  });
});
