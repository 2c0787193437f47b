import type { MessageChange } from '@fns/core/tracked-message';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BufferOptions, createBuffer } from './buffer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const change = (n: number): MessageChange => ({
  kind: 'deleted',
  messageId: String(n),
  at: '2026-01-01T00:00:00.000Z',
});
const ids = (changes: MessageChange[]) =>
  changes.map((one) => Number(one.kind === 'deleted' ? one.messageId : one.message.messageId));

function buffer(options: Partial<BufferOptions> = {}) {
  const recorded: Record<string, number[]> = {};
  const gaps: string[] = [];
  const made = createBuffer({
    limit: 1000,
    batch: 10,
    lingerMs: 100,
    record: async (channelId, changes) => {
      recorded[channelId] = [...(recorded[channelId] ?? []), ...ids(changes)];
      return 'recorded';
    },
    onGap: (channelId) => gaps.push(channelId),
    log: pino({ level: 'silent' }),
    ...options,
  });
  return { buffer: made, recorded, gaps };
}

test('changes wait a moment for each other and are recorded in bulk', async () => {
  const record = vi.fn(async () => 'recorded' as const);
  const { buffer: b } = buffer({ record });
  for (const n of [1, 2, 3]) b.add('c', change(n));
  await vi.advanceTimersByTimeAsync(99);
  expect(record).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(record).toHaveBeenCalledExactlyOnceWith('c', [change(1), change(2), change(3)]);
  expect(b.size()).toBe(0);
});

test('every change of every channel is recorded once, in order, however recording fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 80 }),
      fc.infiniteStream(fc.constantFrom('recorded', 'not_yet', 'throws')),
      async (channels, outcomes) => {
        const recorded: Record<string, number[]> = {};
        const { buffer: b, gaps } = buffer({
          batch: 7,
          record: async (channelId, changes) => {
            const outcome = outcomes.next().value;
            if (outcome === 'throws') throw new Error('the database is away');
            if (outcome === 'recorded') {
              recorded[channelId] = [...(recorded[channelId] ?? []), ...ids(changes)];
            }
            return outcome;
          },
        });
        const expected: Record<string, number[]> = {};
        for (const [n, channel] of channels.entries()) {
          b.add(channel, change(n));
          expected[channel] = [...(expected[channel] ?? []), n];
          if (n % 5 === 0) await vi.advanceTimersByTimeAsync(100);
        }
        for (let i = 0; i < 500 && b.size() > 0; i++) await vi.advanceTimersByTimeAsync(60_000);
        expect(recorded).toEqual(expected);
        expect(gaps).toEqual([]);
      },
    ),
    { numRuns: 50 },
  );
});

test('while nothing can be recorded it holds no more than its limit, and says what it gave up', async () => {
  const { buffer: b, gaps } = buffer({
    limit: 20,
    record: async () => {
      throw new Error('the database is away');
    },
  });
  for (let n = 0; n < 15; n++) b.add('old', change(n));
  for (let n = 0; n < 15; n++) b.add('new', change(n));
  expect(b.size()).toBeLessThanOrEqual(20);
  expect(gaps).toEqual(['old']);
  expect(b.holds('old')).toBe(false);
  expect(b.holds('new')).toBe(true);
});

test('changes of what turns out to be no ticket are dropped without a gap', async () => {
  const { buffer: b, gaps } = buffer({ record: async () => 'not_a_ticket' });
  b.add('c', change(1));
  await vi.advanceTimersByTimeAsync(100);
  expect(b.size()).toBe(0);
  expect(gaps).toEqual([]);
});

test('a ticket that never finishes opening is given up after half a minute', async () => {
  const { buffer: b, gaps } = buffer({ record: async () => 'not_yet' });
  b.add('c', change(1));
  await vi.advanceTimersByTimeAsync(40_000);
  expect(b.size()).toBe(0);
  expect(gaps).toEqual(['c']);
});

test('stopping records all that waits', async () => {
  const { buffer: b, recorded } = buffer();
  for (let n = 0; n < 35; n++) b.add('a', change(n));
  b.add('b', change(99));
  await b.stop();
  expect(recorded).toEqual({ a: Array.from({ length: 35 }, (_, n) => n), b: [99] });
});
