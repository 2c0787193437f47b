import type { TranscriptList } from '@fns/contracts/transcript';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, median } from './figures.ts';

const person = { id: '1', username: 'ada', displayName: 'Ada', avatarUrl: null };

function closed(durationMs: number, firstResponseMs: number | null) {
  return {
    id: '0'.repeat(24),
    ticketId: '0'.repeat(24),
    ticketNumber: 1,
    guildId: '1',
    channelId: null,
    channelName: null,
    userId: '1',
    username: 'ada',
    opener: person,
    panelTitle: 'Help',
    status: 'final' as const,
    closedBy: null,
    closeReason: null,
    metadata: {
      messageCount: 1,
      attachmentCount: 0,
      participants: [],
      durationMs,
      firstResponseMs,
    },
    createdAt: '2026-11-24T20:00:00.000Z',
    closedAt: '2026-11-24T21:00:00.000Z',
  };
}

describe('figuresOf', () => {
  it('counts open tickets and leaves what was never answered out of the first response', () => {
    const open = { ...closed(0, null), status: 'recording' as const, metadata: null };
    const list: TranscriptList = {
      transcripts: [open, closed(1000, null), closed(3000, 500)],
      nextCursor: null,
    };
    expect(figuresOf(list)).toEqual({
      tickets: 3,
      more: false,
      open: 1,
      firstResponseMs: 500,
      durationMs: 2000,
    });
  });

  it('knows nothing of no tickets', () => {
    const none = figuresOf({ transcripts: [], nextCursor: null });
    expect(none).toMatchObject({ tickets: 0, open: 0, firstResponseMs: null, durationMs: null });
  });
});

describe('median', () => {
  it('has as many values below as above, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e9 }), { minLength: 1 }), (values) => {
        const middle = median(values) ?? Number.NaN;
        const below = values.filter((value) => value < middle - 1).length;
        const above = values.filter((value) => value > middle + 1).length;
        expect(below).toBeLessThanOrEqual(values.length / 2);
        expect(above).toBeLessThanOrEqual(values.length / 2);
        expect(median(values.toReversed())).toBe(middle);
      }),
    );
  });
});
