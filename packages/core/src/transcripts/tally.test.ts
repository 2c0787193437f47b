import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageOutline } from '../ports/transcript-store.ts';
import { startTally } from './tally.ts';

const openerId = '10000000000000001';
const createdAt = '2026-05-01T12:00:00.000Z';
const ticket = { userId: openerId, createdAt, closedAt: '2026-05-01T13:00:00.000Z' };

const minutes = (count: number) => new Date(Date.parse(createdAt) + count * 60_000).toISOString();

function said(
  id: string,
  at: number,
  { staff = false, bot = false, files = 0 } = {},
): MessageOutline {
  const author = { id, username: id, displayName: id, avatarUrl: null, staff, bot };
  return { messageId: `${at}`, author, attachmentCount: files, createdAt: minutes(at) };
}

function tally(outlines: MessageOutline[]) {
  const started = startTally(ticket);
  for (const outline of outlines) started.add(outline);
  return started.result();
}

describe('tally', () => {
  it('counts what people said, and who was quickest to help', () => {
    const figures = tally([
      said('bot', 0, { bot: true }),
      said(openerId, 1, { files: 2 }),
      said('stranger', 2),
      said('helper', 7, { staff: true }),
      said(openerId, 8),
    ]);
    expect(figures).toMatchObject({
      messageCount: 4,
      attachmentCount: 2,
      durationMs: 3_600_000,
      firstResponseMs: 7 * 60_000,
    });
    expect(figures.participants.map(({ id, messageCount }) => [id, messageCount])).toEqual([
      [openerId, 2],
      ['bot', 1],
      ['helper', 1],
      ['stranger', 1],
    ]);
  });

  it('has no first response while only the opener and bots spoke, whatever roles they have', () => {
    const figures = tally([said(openerId, 1, { staff: true }), said('bot', 2, { bot: true })]);
    expect(figures.firstResponseMs).toBeNull();
  });

  it('is the same in whatever order messages come, and adds up', () => {
    const messages = fc.array(
      fc.record({
        id: fc.constantFrom(openerId, 'a', 'b', 'c'),
        at: fc.nat({ max: 60 }),
        staff: fc.boolean(),
        bot: fc.boolean(),
        files: fc.nat({ max: 3 }),
      }),
    );
    fc.assert(
      fc.property(messages, fc.nat(), (given, turn) => {
        const outlines = given.map(({ id, at, ...rest }) => said(id, at, rest));
        const cut = outlines.length === 0 ? 0 : turn % outlines.length;
        const turned = [...outlines.slice(cut), ...outlines.slice(0, cut)];
        const { participants, ...figures } = tally(outlines);
        const { participants: others, ...same } = tally(turned);
        expect(same).toEqual(figures);
        expect(others.map(({ id }) => id)).toEqual(participants.map(({ id }) => id));
        const total = participants.reduce((sum, { messageCount }) => sum + messageCount, 0);
        expect(total).toBe(outlines.length);
      }),
    );
  });
});
