import { HTTPError, RateLimitError } from '@discordjs/rest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withBackoff } from './with-backoff.ts';

const serverError = () => new HTTPError(502, 'Bad Gateway', 'POST', 'https://discord.com', {});
const limited = (retryAfter: number) =>
  new RateLimitError({
    global: false,
    hash: '',
    limit: 1,
    majorParameter: '',
    method: 'POST',
    retryAfter,
    route: '/',
    scope: 'user',
    sublimitTimeout: 0,
    timeToReset: 0,
    url: '',
  });

/** Calls fail with these, one after the other, and then succeed. */
async function run(
  failures: unknown[],
  repeat: 'always' | 'unless-sent',
  random = () => 0.5,
): Promise<{ calls: number; slept: number[]; outcome: unknown }> {
  let calls = 0;
  const slept: number[] = [];
  const call = async () => {
    const failure = failures[calls++];
    if (failure) throw failure;
    return 'done';
  };
  const sleep = async (milliseconds: number) => void slept.push(milliseconds);
  const outcome = await withBackoff(call, { repeat, sleep, random }).catch((error) => error);
  return { calls, slept, outcome };
}

describe('withBackoff', () => {
  it('waits longer each time, by a random share', async () => {
    const failures = [serverError(), serverError(), serverError()];
    const { calls, slept, outcome } = await run(failures, 'always');
    expect({ calls, slept, outcome }).toEqual({
      calls: 4,
      slept: [125, 250, 500],
      outcome: 'done',
    });
  });

  it('never makes more than four calls, and keeps within the window', async () => {
    const shares = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(shares, fc.nat({ max: 10 }), async (given, count) => {
        let next = 0;
        const failures = Array.from({ length: count }, serverError);
        const { calls, slept } = await run(failures, 'always', () => given[next++] ?? 0);
        expect(calls).toBe(Math.min(count, 3) + 1);
        slept.forEach((delay, attempt) => {
          expect(delay).toBeLessThan(250 * 2 ** attempt);
        });
      }),
    );
  });

  it('does not repeat what may have happened', async () => {
    const { calls, outcome } = await run([serverError()], 'unless-sent');
    expect(calls).toBe(1);
    expect(outcome).toBeInstanceOf(HTTPError);
  });

  it('waits as long as a rate limit says, whatever is repeated', async () => {
    const { slept, outcome } = await run([limited(7_000)], 'unless-sent');
    expect({ slept, outcome }).toEqual({ slept: [7_000], outcome: 'done' });
  });

  it('gives back a rate limit that lasts', async () => {
    const { calls, outcome } = await run([limited(60_000)], 'always');
    expect(calls).toBe(1);
    expect(outcome).toBeInstanceOf(RateLimitError);
  });

  it('throws a bug at once', async () => {
    const { calls, outcome } = await run([new TypeError('x is not a function')], 'always');
    expect(calls).toBe(1);
    expect(outcome).toBeInstanceOf(TypeError);
  });
});
