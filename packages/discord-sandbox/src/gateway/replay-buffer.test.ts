import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replayBuffer } from './replay-buffer.ts';

test('what is kept is always the complete tail, or the answer is "too old"', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 40 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(70),
      (jsons, dispatches, size, since) => {
        const buffer = replayBuffer({ dispatches, size });
        const all = jsons.map((json, index) => ({ sequence: index + 1, json }));
        for (const sent of all) buffer.add(sent);
        const replay = buffer.after(since);
        expect(buffer.length).toBeLessThanOrEqual(dispatches);
        if (replay) expect(replay).toEqual(all.filter((sent) => sent.sequence > since));
        else expect(since).toBeLessThan(all.length - buffer.length);
      },
    ),
  );
});

test('a long life forgets the oldest and keeps the newest', () => {
  const buffer = replayBuffer({ dispatches: 100, size: 1e6 });
  for (let sequence = 1; sequence <= 5000; sequence += 1) buffer.add({ sequence, json: '{}' });
  expect(buffer.after(4899)).toBeUndefined();
  expect(buffer.after(4900)?.map((sent) => sent.sequence)).toEqual(
    Array.from({ length: 100 }, (_, index) => 4901 + index),
  );
});
