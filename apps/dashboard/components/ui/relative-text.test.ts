import { expect, it } from 'vitest';
import { relativeText } from './relative-text.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');

it.each([
  ['2026-11-24T11:59:30.000Z', 'just now'],
  ['2026-11-24T12:00:30.000Z', 'just now'],
  ['2026-11-24T11:58:00.000Z', '2 minutes ago'],
  ['2026-11-24T09:10:00.000Z', '2 hours ago'],
  ['2026-11-23T10:00:00.000Z', 'yesterday'],
  ['2026-11-10T12:00:00.000Z', '2 weeks ago'],
  ['2025-11-01T12:00:00.000Z', 'last year'],
])('%s was %s', (at, text) => {
  expect(relativeText(at, now)).toBe(text);
});
