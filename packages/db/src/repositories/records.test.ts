import { defaultTicketConfig } from '@fns/contracts/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  at,
  freshId,
  openTestDatabase,
  panelInput,
  type TestDatabase,
} from '../../test/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('a panel', () => {
  it('comes back as it was saved', async () => {
    const { panels } = database.stores;
    const guild = freshId();
    const userId = freshId();
    const made = await panels.create(guild, panelInput, { userId, at: at(0) });
    expect(made).toEqual({
      ...panelInput,
      id: made.id,
      guild,
      channel: null,
      messageId: null,
      sentAt: null,
      version: 0,
      createdBy: userId,
      createdAt: at(0),
      updatedAt: at(0),
    });
    expect(await panels.get(guild, made.id)).toEqual(made);
    const { id, title, content, color, button, enabled } = made;
    expect(await panels.getPublic(id)).toEqual({
      id,
      guild,
      title,
      content,
      color,
      button,
      enabled,
    });
    expect(await panels.get(guild, 'not an id')).toBeNull();
  });

  it('is changed by one of two who read the same version', async () => {
    const { panels } = database.stores;
    const guild = freshId();
    const { id } = await panels.create(guild, panelInput, { userId: freshId(), at: at(0) });
    const outcomes = await Promise.all(
      ['mine', 'yours'].map((title) =>
        panels.update(guild, id, 0, { ...panelInput, title }, at(1)),
      ),
    );
    expect(
      new Set(outcomes.map((each) => (each.ok ? each.value.version : each.error.code))),
    ).toEqual(new Set([1, 'panel_changed']));
    await panels.markSent(guild, id, { channel: freshId(), messageId: freshId(), at: at(2) });
    expect(await panels.get(guild, id)).toMatchObject({ version: 1, sentAt: at(2) });
    expect(await panels.delete(guild, id)).toMatchObject({ id });
    expect(await panels.delete(guild, id)).toBeNull();
    expect(await panels.update(guild, id, 1, panelInput, at(3))).toMatchObject({
      error: { code: 'panel_not_found' },
    });
  });
});

describe("a server's settings", () => {
  it('are the defaults, until one of many changes them', async () => {
    const { servers } = database.stores;
    const guild = freshId();
    expect(await servers.get(guild)).toMatchObject({
      serverId: guild,
      ticketConfig: defaultTicketConfig,
      version: 0,
    });
    const outcomes = await Promise.all(
      [2, 3, 4, 5].map((maxTicketsPerUser) =>
        servers.update(guild, 0, { ...defaultTicketConfig, maxTicketsPerUser }, at(1)),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const saved = await servers.get(guild);
    expect(saved).toMatchObject({ version: 1, createdAt: at(1), updatedAt: at(1) });
    const again = await servers.update(guild, 1, saved.ticketConfig, at(2));
    expect(again).toMatchObject({
      ok: true,
      value: { version: 2, createdAt: at(1), updatedAt: at(2) },
    });
    expect(await servers.update(guild, 1, saved.ticketConfig, at(3))).toMatchObject({
      error: { code: 'settings_changed' },
    });
  });

  it('have defaults where a record is older than a setting', async () => {
    const guild = freshId();
    await database.connection.collection('servers').insertOne({
      serverId: guild,
      ticketConfig: { maxTicketsPerUser: 4, autoClose: { enabled: true } },
      version: 3,
      createdAt: new Date(at(0)),
      updatedAt: new Date(at(0)),
    });
    expect((await database.stores.servers.get(guild)).ticketConfig).toEqual({
      ...defaultTicketConfig,
      maxTicketsPerUser: 4,
      autoClose: { ...defaultTicketConfig.autoClose, enabled: true },
    });
  });
});

describe('a person', () => {
  it('is made at the first sign-in and refreshed at the next', async () => {
    const { users } = database.stores;
    const userId = freshId();
    const person = {
      userId,
      username: 'ada',
      displayName: 'Ada',
      avatarUrl: null,
      accessToken: 'sealed',
      refreshToken: null,
      tokenExpiresAt: at(50),
    };
    expect(await users.get(userId)).toBeNull();
    expect(await users.endSessions(userId)).toBeNull();
    await Promise.all([1, 2, 3].map(() => users.signIn({ ...person, at: at(0) })));
    expect(await users.endSessions(userId)).toBe(1);
    const again = await users.signIn({ ...person, displayName: 'Ada L.', at: at(9) });
    expect(again).toEqual({
      ...person,
      displayName: 'Ada L.',
      sessionVersion: 1,
      createdAt: at(0),
      lastSignInAt: at(9),
    });
    await users.setTokens(userId, { accessToken: 'new', refreshToken: 'r', tokenExpiresAt: null });
    expect(await users.get(userId)).toMatchObject({ accessToken: 'new', tokenExpiresAt: null });
  });
});

describe('a transcript', () => {
  it('is one for each ticket, however many ask', async () => {
    const { transcripts } = database.stores;
    const guild = freshId();
    const opener = { id: freshId(), username: 'u', displayName: 'U', avatarUrl: null };
    const draft = {
      ticketId: 'b'.repeat(24),
      ticketNumber: 7,
      channelId: freshId(),
      channelName: 'ticket-0007',
      opener,
      panelTitle: 'Support',
      staffRoles: [],
      createdAt: at(0),
    };
    const made = await Promise.all(
      Array.from({ length: 10 }, () => transcripts.ensure(guild, draft)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const [first] = made;
    if (!first) throw new Error('none');
    await transcripts.addMentions(guild, first.id, {
      users: { [opener.id]: 'U' },
      roles: { '1200000000000000001': { name: 'Staff', color: 7 } },
      channels: {},
    });
    await transcripts.addMentions(guild, first.id, {
      users: { [opener.id]: 'U2' },
      roles: {},
      channels: { [draft.channelId]: 'ticket-0007' },
    });
    const metadata = {
      messageCount: 1,
      attachmentCount: 0,
      participants: [{ ...opener, bot: false, staff: false, messageCount: 1 }],
      durationMs: 5,
      firstResponseMs: null,
    };
    const end = { metadata, closedBy: opener, closeReason: '$done', closedAt: at(9) };
    await transcripts.finalise(guild, first.id, end);
    expect(await transcripts.byTicket(guild, draft.ticketId)).toEqual({
      ...first,
      status: 'final',
      ...end,
      mentions: {
        users: { [opener.id]: 'U2' },
        roles: { '1200000000000000001': { name: 'Staff', color: 7 } },
        channels: { [draft.channelId]: 'ticket-0007' },
      },
    });
  });
});
