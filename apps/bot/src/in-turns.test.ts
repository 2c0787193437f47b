import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

test('answers in order, with no more under way than allowed', async () => {
  let under = 0;
  let most = 0;
  const results = await inTurns([30, 10, 20, 5, 1], 2, async (ms) => {
    most = Math.max(most, ++under);
    await new Promise((resolve) => setTimeout(resolve, ms));
    under--;
    return ms * 2;
  });
  expect(results).toEqual([60, 20, 40, 10, 2]);
  expect(most).toBe(2);
});

test('one that fails fails all', async () => {
  const work = inTurns([1, 2, 3], 2, async (n) => {
    if (n === 2) throw new Error('two');
    return n;
  });
  await expect(work).rejects.toThrow('two');
});
