import type { NewEvent } from '@fns/core/ports/event-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, freshId, openTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { connect } from '../connect.ts';
import { openStores } from '../stores.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const event = (id: string, changes: Partial<NewEvent> = {}): NewEvent => ({
  type: 'ticket.opened',
  actor: { kind: 'bot', id: null, name: 'Bot' },
  target: { kind: 'ticket', id },
  at: at(0),
  ...changes,
});

describe('the audit trail', () => {
  it('keeps what is repeated with a key once, and every other event', async () => {
    const { events } = database.stores;
    const guild = freshId();
    await events.append(guild, event('a', { key: 'a:opened', after: { state: 'open' } }));
    await events.append(guild, event('a', { key: 'a:opened' }));
    await events.append(guild, event('b'));
    await events.append(guild, event('b'));
    const { items } = await events.list(guild, { limit: 10 });
    expect(items.map(({ target }) => target.id)).toEqual(['b', 'b', 'a']);
    expect(items[2]).toEqual({
      id: expect.any(String),
      guildId: guild,
      ...event('a', { after: { state: 'open' } }),
    });
  });

  it('gives a follower every event once and in order, with two processes writing', async () => {
    const other = await connect({ uri: database.uri });
    const here = database.stores.events;
    const there = openStores(other).events;
    const guild = freshId();
    const total = 60;
    const writing = Promise.all(
      Array.from({ length: total }, (_, n) =>
        (n % 2 === 0 ? here : there).append(guild, event(`${n}`)),
      ),
    );
    const seen: string[] = [];
    let last: string | null = null;
    while (seen.length < total) {
      for (const each of await database.stores.events.since(guild, last, 7)) {
        seen.push(each.target.id);
        last = each.id;
      }
    }
    await writing;
    expect(new Set(seen).size).toBe(total);
    const { items } = await database.stores.events.list(guild, { limit: 100 });
    expect(items.map(({ target }) => target.id).reverse()).toEqual(seen);
    await other.close();
  });
});
