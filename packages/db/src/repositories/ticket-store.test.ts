import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  at,
  draft,
  freshId,
  lease,
  openTestDatabase,
  reserved,
  someone,
  type TestDatabase,
} from '../../test/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('reserving', () => {
  it('gives a hundred simultaneous clicks exactly the allowed number', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const opener = someone();
    const allowed = 3;
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, async () => {
        for (let slot = 0; slot < allowed; slot += 1) {
          const number = await tickets.nextNumber(guild);
          const made = await tickets.reserve(guild, draft(number, { opener, slot }), lease());
          if (made.kind !== 'slot_taken') return made.kind;
        }
        return 'slot_taken';
      }),
    );
    expect(outcomes.filter((kind) => kind === 'reserved')).toHaveLength(allowed);
    expect(new Set(outcomes)).toEqual(new Set(['reserved', 'slot_taken']));
    expect(await tickets.unclosedOf(guild, opener.id)).toHaveLength(allowed);
  });

  it('gives a hundred people a hundred different numbers', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const made = await Promise.all(
      Array.from({ length: 100 }, () => reserved(database.stores, guild)),
    );
    const numbers = made.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect((await tickets.list(guild, { limit: 100 })).items).toHaveLength(100);
  });

  it('answers a replayed request with the ticket it made', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const requestId = freshId();
    const first = await reserved(database.stores, guild, { requestId });
    const again = await tickets.reserve(
      guild,
      draft(2, { requestId, opener: first.opener }),
      lease(),
    );
    expect(again).toEqual({ kind: 'repeated', ticket: first });
  });

  it('refuses a number in use, and catches the counter up', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    await reserved(database.stores, guild);
    expect(await tickets.reserve(guild, draft(7), lease())).toMatchObject({ kind: 'reserved' });
    expect(await tickets.reserve(guild, draft(7), lease())).toEqual({ kind: 'number_taken' });
    await tickets.catchUpNumber(guild);
    expect(await tickets.nextNumber(guild)).toBe(8);
  });

  it('takes back only the last number', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const first = await tickets.nextNumber(guild);
    const second = await tickets.nextNumber(guild);
    await tickets.returnNumber(guild, first);
    expect(await tickets.nextNumber(guild)).toBe(second + 1);
    await tickets.returnNumber(guild, second + 1);
    expect(await tickets.nextNumber(guild)).toBe(second + 1);
  });

  it('frees the slot when the ticket closes', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const opener = someone();
    const first = await reserved(database.stores, guild, { opener });
    const number = await tickets.nextNumber(guild);
    expect(await tickets.reserve(guild, draft(number, { opener }), lease())).toEqual({
      kind: 'slot_taken',
    });
    await tickets.advance(guild, first.id, lease(), { state: 'failed', closed: true });
    expect(await tickets.reserve(guild, draft(number, { opener }), lease())).toMatchObject({
      kind: 'reserved',
    });
  });
});

describe('the lease', () => {
  it('is refused to a second, until it is released', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const { id } = await reserved(database.stores, guild);
    const other = lease('boot-9', at(1), at(31), 'another-bot');
    expect(await tickets.claim(guild, id, other)).toBeNull();
    expect(await tickets.claim(guild, id, lease())).toBeNull();
    expect(await tickets.advance(guild, id, other, { state: 'open' })).toBeNull();
    await tickets.release(guild, id, other);
    expect(await tickets.claim(guild, id, other)).toBeNull();
    await tickets.release(guild, id, lease());
    expect(await tickets.claim(guild, id, other)).toMatchObject({ id, state: 'opening' });
  });

  it('runs out, and is then lost to who had it', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const { id } = await reserved(database.stores, guild);
    expect(await tickets.claim(guild, id, lease('x', at(29), at(59), 'other'))).toBeNull();
    expect(await tickets.claim(guild, id, lease('x', at(30), at(60), 'other'))).not.toBeNull();
    expect(await tickets.advance(guild, id, lease(), { state: 'open' })).toBeNull();
  });

  it('is renewed by each step', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const { id } = await reserved(database.stores, guild);
    await tickets.advance(guild, id, lease('boot-1', at(20), at(50)), { channelId: freshId() });
    expect(await tickets.claim(guild, id, lease('x', at(40), at(70), 'other'))).toBeNull();
  });

  it('passes at once to the restarted process', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const { id } = await reserved(database.stores, guild);
    expect(await tickets.claim(guild, id, lease('boot-2', at(1), at(31)))).toMatchObject({ id });
    expect(await tickets.advance(guild, id, lease('boot-1'), { state: 'open' })).toBeNull();
  });

  it('goes to one of many that ask together', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const { id } = await reserved(database.stores, guild);
    await tickets.release(guild, id, lease());
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        tickets.claim(guild, id, lease('b', at(0), at(30), `bot-${i}`)),
      ),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });
});

describe('closing', () => {
  it('keeps its progress field by field', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const { id } = await reserved(database.stores, guild);
    const closing = {
      startedAt: at(5),
      deleteChannelAt: at(15),
      locked: false,
      backfilled: false,
      summarised: false,
      notified: false,
      channelDeleted: false,
      summaryMessageId: null,
      directMessageId: null,
    };
    await tickets.advance(guild, id, lease(), { state: 'closing', closing });
    const summaryMessageId = freshId();
    await tickets.advance(guild, id, lease(), { closing: { summarised: true, summaryMessageId } });
    expect((await tickets.get(guild, id))?.closing).toEqual({
      ...closing,
      summarised: true,
      summaryMessageId,
    });
  });
});

describe('messages noted', () => {
  it('move forward and never back, by age and not by text', async () => {
    const { tickets } = database.stores;
    const guild = freshId();
    const { id } = await reserved(database.stores, guild);
    await tickets.noteMessages(guild, id, {
      lastMessageAt: at(9),
      trackedUntil: '999999999999999999',
    });
    await tickets.noteMessages(guild, id, {
      lastMessageAt: at(5),
      trackedUntil: '1000000000000000000',
    });
    await tickets.noteMessages(guild, id, { trackedUntil: '99999999999999999' });
    expect(await tickets.get(guild, id)).toMatchObject({
      lastMessageAt: at(9),
      trackedUntil: '1000000000000000000',
    });
  });
});

describe('what is unsettled', () => {
  it('is the unclosed and the closed whose channel still stands, oldest first', async () => {
    const { tickets, work } = database.stores;
    const guild = freshId();
    const close = async (channelDeleted: boolean) => {
      const { id } = await reserved(database.stores, guild);
      await tickets.advance(guild, id, lease(), {
        state: 'closed',
        closed: true,
        closing: { startedAt: at(1), deleteChannelAt: at(2), channelDeleted },
      });
      return id;
    };
    const open = await reserved(database.stores, guild);
    const standing = await close(false);
    const settled = await close(true);
    const failed = await reserved(database.stores, guild);
    await tickets.advance(guild, failed.id, lease(), { state: 'failed', closed: true });
    const last = await reserved(database.stores, guild);

    const first = await tickets.unsettled(guild, { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([open.id, standing]);
    const second = await tickets.unsettled(guild, { limit: 2, after: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ id: last.id }], nextCursor: null });
    expect(settled).not.toBe(standing);
    expect(await work.guildsWithUnsettledTickets()).toContain(guild);
    for (const { id } of [open, last]) {
      await tickets.advance(guild, id, lease(), { state: 'failed', closed: true });
    }
    await tickets.advance(guild, standing, lease(), { closing: { channelDeleted: true } });
    expect(await work.guildsWithUnsettledTickets()).not.toContain(guild);
  });
});
