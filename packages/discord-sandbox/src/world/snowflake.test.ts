import { describe, expect, test } from 'vitest';
import { compareIds, createSnowflakes, snowflakeTime } from './snowflake.ts';

describe('ids', () => {
  test('carry their time and rise within a millisecond', () => {
    const now = Date.UTC(2026, 4, 1);
    const ids = createSnowflakes({ now: () => now });
    const made = Array.from({ length: 100 }, () => ids.next());
    expect(snowflakeTime(made[0] ?? '')).toBe(now);
    for (const [index, id] of made.slice(1).entries()) {
      expect(compareIds(made[index] ?? '', id)).toBeLessThan(0);
    }
  });

  test('never go backwards, whatever the clock or an older run did', () => {
    let now = Date.UTC(2026, 4, 2);
    const ids = createSnowflakes({ now: () => now });
    const first = ids.next();
    now -= 3_600_000;
    const second = ids.next();
    expect(compareIds(first, second)).toBeLessThan(0);
    ids.observe('1500000000000000000');
    expect(compareIds('1500000000000000000', ids.next())).toBeLessThan(0);
  });

  test('of different lengths compare as numbers', () => {
    expect(compareIds('99999999999999999', '100000000000000000')).toBeLessThan(0);
  });
});
