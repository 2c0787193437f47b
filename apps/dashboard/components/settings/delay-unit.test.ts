import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestUnit } from './delay-unit.ts';

it.each([
  [0, 1],
  [10, 1],
  [90, 1],
  [120, 60],
  [3600, 3600],
  [90_000, 3600],
  [172_800, 86_400],
])('%d seconds are best said in units of %d', (seconds, unit) => {
  expect(bestUnit(seconds)).toBe(unit);
});

it('always leaves a whole number', () => {
  fc.assert(
    fc.property(fc.nat({ max: 7 * 86_400 }), (seconds) => {
      expect(Number.isInteger(seconds / bestUnit(seconds))).toBe(true);
    }),
  );
});
