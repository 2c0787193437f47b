import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rateLimit.ts';

describe('rate limit', () => {
  const allowance = { burst: 3, perMinute: 60 };

  it('lets a burst through and then says how long to wait', () => {
    let now = 0;
    const limit = createRateLimit({ now: () => now });
    expect([1, 2, 3].map(() => limit.take('a', allowance))).toEqual([0, 0, 0]);
    expect(limit.take('a', allowance)).toBe(1000);
    now = 400;
    expect(limit.take('a', allowance)).toBe(600);
    now = 1000;
    expect(limit.take('a', allowance)).toBe(0);
  });

  it('counts each key for itself', () => {
    const limit = createRateLimit({ now: () => 0 });
    for (let taken = 0; taken < 3; taken++) limit.take('a', allowance);
    expect(limit.take('a', allowance)).toBeGreaterThan(0);
    expect(limit.take('b', allowance)).toBe(0);
  });

  it('never lets through more than the burst and what was earned since', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 }), (pauses) => {
        let now = 0;
        const limit = createRateLimit({ now: () => now });
        let passed = 0;
        for (const pause of pauses) {
          now += pause;
          if (limit.take('a', allowance) === 0) passed++;
        }
        expect(passed).toBeLessThanOrEqual(allowance.burst + now / 1000);
      }),
    );
  });

  it('whoever waits as long as told gets through', () => {
    let now = 0;
    const limit = createRateLimit({ now: () => now });
    for (let round = 0; round < 50; round++) {
      const wait = limit.take('a', { burst: 2, perMinute: 7 });
      if (wait === 0) continue;
      now += wait;
      expect(limit.take('a', { burst: 2, perMinute: 7 })).toBe(0);
    }
  });

  it('forgets those seen longest ago instead of growing', () => {
    const limit = createRateLimit({ now: () => 0, maxKeys: 2 });
    const one = { burst: 1, perMinute: 1 };
    limit.take('a', one);
    limit.take('b', one);
    expect(limit.take('a', one)).toBeGreaterThan(0);
    limit.take('c', one);
    expect(limit.take('a', one)).toBeGreaterThan(0);
    expect(limit.take('b', one)).toBe(0);
  });
});
