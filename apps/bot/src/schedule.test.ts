import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSchedule } from './schedule.ts';

const log = pino({ level: 'silent' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A schedule whose runs are finished by hand. */
function byHand(atOnce: number) {
  const runs: { key: string; finish: (again: number | null) => void }[] = [];
  const schedule = createSchedule<string>({
    name: 'test',
    atOnce,
    log,
    work: (key) => new Promise((finish) => runs.push({ key, finish })),
  });
  return { runs, schedule, keys: () => runs.map(({ key }) => key) };
}

test('the earliest of several requests counts, and a key runs once for all of them', async () => {
  const { schedule, keys } = byHand(4);
  schedule.request('a', 500);
  schedule.request('a', 100);
  schedule.request('a', 900);
  await vi.advanceTimersByTimeAsync(99);
  expect(keys()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(keys()).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(keys()).toEqual(['a']);
});

test('a key never runs twice at the same time; what is asked meanwhile runs afterwards', async () => {
  const { schedule, runs, keys } = byHand(4);
  schedule.request('a');
  await vi.advanceTimersByTimeAsync(0);
  schedule.request('a');
  await vi.advanceTimersByTimeAsync(100);
  expect(keys()).toEqual(['a']);
  runs[0]?.finish(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(keys()).toEqual(['a', 'a']);
  runs[1]?.finish(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(schedule.size()).toBe(0);
});

test('no more keys than allowed are worked on at once', async () => {
  const { schedule, runs, keys } = byHand(2);
  for (const key of ['a', 'b', 'c']) schedule.request(key);
  await vi.advanceTimersByTimeAsync(0);
  expect(keys()).toEqual(['a', 'b']);
  runs[0]?.finish(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(keys()).toEqual(['a', 'b', 'c']);
});

test('a run that asks for another gets it when it is due, even weeks ahead', async () => {
  const { schedule, runs, keys } = byHand(1);
  const month = 30 * 24 * 3600 * 1000;
  schedule.request('a');
  await vi.advanceTimersByTimeAsync(0);
  runs[0]?.finish(month);
  await vi.advanceTimersByTimeAsync(month - 1);
  expect(keys()).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(1);
  expect(keys()).toEqual(['a', 'a']);
});

test('a run that throws is repeated after longer and longer waits', async () => {
  const at: number[] = [];
  const began = Date.now();
  const schedule = createSchedule<string>({
    name: 'test',
    atOnce: 1,
    log,
    work: async () => {
      at.push(Date.now() - began);
      if (at.length < 4) throw new Error('not yet');
      return null;
    },
  });
  schedule.request('a');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(at).toEqual([0, 500, 1500, 3500]);
  expect(schedule.size()).toBe(0);
});

test('stopping waits for what runs and forgets what waits', async () => {
  const { schedule, runs, keys } = byHand(1);
  schedule.request('a');
  schedule.request('b', 60_000);
  await vi.advanceTimersByTimeAsync(0);
  let stopped = false;
  void schedule.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(stopped).toBe(false);
  runs[0]?.finish(0);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(stopped).toBe(true);
  schedule.request('c');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(keys()).toEqual(['a']);
});

test('stopping to finish runs what waits, to its end', async () => {
  const left: Record<string, number> = { a: 3, b: 1 };
  const schedule = createSchedule<string>({
    name: 'test',
    atOnce: 1,
    log,
    work: async (key) => {
      left[key] = (left[key] ?? 0) - 1;
      return (left[key] ?? 0) > 0 ? 0 : null;
    },
  });
  schedule.request('a', 60_000);
  schedule.request('b', 60_000);
  await schedule.stop({ finish: true });
  expect(left).toEqual({ a: 0, b: 0 });
});
