import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  at,
  freshId,
  lease,
  openTestDatabase,
  panelInput,
  reserved,
  someone,
  type TestDatabase,
} from '../../test/test-database.ts';
import type { Stores } from '../stores.ts';

/**
 * Another guild's id finds nothing and changes nothing, for every method of every store. The table below
 * has a line for each; the type makes sure that none is forgotten when a port grows.
 */
let database: TestDatabase;
let before: Snapshot;
const home = freshId();
const away = freshId();
const opener = someone();
const made = { panel: '', ticket: '', transcript: '', event: '', hash: '' };
const messageId = freshId();
const attachmentId = freshId();
const channelId = freshId();

type Guarded = Omit<Stores, 'users' | 'work'>;
type Attempts = {
  [Store in keyof Guarded]: {
    [Method in keyof Guarded[Store]]: (store: Guarded[Store]) => Promise<unknown>;
  };
};

const nothing = { items: [], nextCursor: null };

/** Each with what it must answer when asked by a guild that has none of it. */
const attempts: Attempts = {
  tickets: {
    nextNumber: async (store) => expect(await store.nextNumber(away)).toBe(1),
    returnNumber: (store) => store.returnNumber(away, 1),
    catchUpNumber: (store) => store.catchUpNumber(away),
    // A neighbour's slots, numbers and requests are its own.
    reserve: async (store) => {
      const mine = await store.reserve(away, await sameDraft(), lease());
      expect(mine.kind).toBe('reserved');
    },
    get: async (store) => expect(await store.get(away, made.ticket)).toBeNull(),
    byChannel: async (store) => expect(await store.byChannel(away, channelId)).toBeNull(),
    unclosedOf: async (store) => expect(await store.unclosedOf(freshId(), opener.id)).toEqual([]),
    list: async (store) => expect(await store.list(freshId(), { limit: 9 })).toEqual(nothing),
    claim: async (store) =>
      expect(await store.claim(away, made.ticket, lease('boot-2', at(99), at(199)))).toBeNull(),
    advance: async (store) =>
      expect(await store.advance(away, made.ticket, lease(), { state: 'failed' })).toBeNull(),
    release: (store) => store.release(away, made.ticket, lease()),
    noteMessages: (store) =>
      store.noteMessages(away, made.ticket, { lastMessageAt: at(99), trackedUntil: messageId }),
    unsettled: async (store) =>
      expect(await store.unsettled(freshId(), { limit: 9 })).toEqual(nothing),
  },
  panels: {
    get: async (store) => expect(await store.get(away, made.panel)).toBeNull(),
    // The one read that anyone may do.
    getPublic: async (store) =>
      expect(await store.getPublic(made.panel)).toMatchObject({ guild: home }),
    list: async (store) => expect(await store.list(freshId(), { limit: 9 })).toEqual(nothing),
    count: async (store) => expect(await store.count(freshId())).toBe(0),
    create: async (store) =>
      expect(await store.create(away, panelInput, { userId: opener.id, at: at(1) })).toMatchObject({
        guild: away,
      }),
    update: async (store) =>
      expect(await store.update(away, made.panel, 0, panelInput, at(2))).toMatchObject({
        error: { code: 'panel_not_found' },
      }),
    delete: async (store) => expect(await store.delete(away, made.panel)).toBeNull(),
    markSent: (store) =>
      store.markSent(away, made.panel, { channel: channelId, messageId, at: at(3) }),
  },
  servers: {
    get: async (store) => expect(await store.get(away)).toMatchObject({ version: 0 }),
    update: async (store) => {
      const { ticketConfig } = await store.get(away);
      expect(await store.update(away, 1, ticketConfig, at(4))).toMatchObject({
        error: { code: 'settings_changed' },
      });
    },
  },
  transcripts: {
    // A ticket has one transcript, and that is its own guild's.
    ensure: async (store) => {
      await expect(store.ensure(away, transcriptDraft())).rejects.toThrow(/E11000/);
    },
    get: async (store) => expect(await store.get(away, made.transcript)).toBeNull(),
    byTicket: async (store) => expect(await store.byTicket(away, made.ticket)).toBeNull(),
    list: async (store) => expect(await store.list(away, { limit: 9 })).toEqual(nothing),
    messages: async (store) =>
      expect(await store.messages(away, made.transcript, { limit: 9 })).toEqual(nothing),
    // What a stranger records stays with the stranger, and is in nobody's way.
    record: (store) =>
      store.record(freshId(), made.transcript, [{ kind: 'deleted', messageId, at: at(9) }]),
    standing: async (store) =>
      expect(
        await store.standing(away, made.transcript, { from: messageId, to: messageId }),
      ).toEqual([]),
    addMentions: (store) =>
      store.addMentions(away, made.transcript, {
        users: { [opener.id]: 'Stranger' },
        roles: {},
        channels: {},
      }),
    pendingAttachments: async (store) =>
      expect(await store.pendingAttachments(away, made.transcript, { limit: 9 })).toEqual(nothing),
    settleAttachment: (store) =>
      store.settleAttachment(away, made.transcript, attachmentId, {
        archive: 'lost',
        reason: 'by a stranger',
        hash: null,
      }),
    outline: async (store) =>
      expect(await store.outline(away, made.transcript, { limit: 9 })).toEqual(nothing),
    finalise: async (store) =>
      expect(
        await store.finalise(away, made.transcript, {
          metadata: {
            messageCount: 0,
            attachmentCount: 0,
            participants: [],
            durationMs: 0,
            firstResponseMs: null,
          },
          closedBy: null,
          closeReason: null,
          closedAt: at(9),
        }),
      ).toBeNull(),
  },
  events: {
    append: (store) =>
      store.append(away, {
        key: 'once',
        type: 'panel.created',
        actor: { kind: 'system', id: null, name: '' },
        target: { kind: 'panel', id: 'x' },
        at: at(1),
      }),
    list: async (store) => expect(await store.list(freshId(), { limit: 9 })).toEqual(nothing),
    since: async (store) => expect(await store.since(freshId(), made.event, 9)).toEqual([]),
  },
  archive: {
    put: async (store) => expect((await store.put(away, bytes(), { maxBytes: 9 })).ok).toBe(true),
    open: async (store) => {
      expect(await store.open(away, made.transcript, made.hash)).toBeNull();
      expect(await store.open(home, made.ticket, made.hash)).toBeNull();
      expect(await store.open(home, made.transcript, 'f'.repeat(64))).toBeNull();
    },
  },
};

async function* bytes() {
  yield Buffer.from('secret');
}

const transcriptDraft = () => ({
  ticketId: made.ticket,
  ticketNumber: 1,
  channelId,
  channelName: 'ticket-0001',
  opener,
  panelTitle: 'Support',
  staffRoles: [],
  createdAt: at(0),
});

async function sameDraft() {
  const ticket = await database.stores.tickets.get(home, made.ticket);
  if (!ticket) throw new Error('no ticket');
  const { number, slot, requestId, panelId, panelTitle, staffRoles, categoryId, createdAt } =
    ticket;
  return {
    number,
    slot,
    requestId,
    opener,
    panelId,
    panelTitle,
    staffRoles,
    categoryId,
    createdAt,
  };
}

beforeAll(async () => {
  database = await openTestDatabase();
  const { tickets, panels, transcripts, events, archive } = database.stores;
  const panel = await panels.create(home, panelInput, { userId: opener.id, at: at(0) });
  const ticket = await reserved(database.stores, home, { opener, requestId: freshId() });
  await tickets.advance(home, ticket.id, lease(), { state: 'open', channelId });
  Object.assign(made, { panel: panel.id, ticket: ticket.id });
  made.transcript = (await transcripts.ensure(home, transcriptDraft())).id;
  await transcripts.record(home, made.transcript, [
    {
      kind: 'created',
      message: {
        messageId,
        channelId,
        type: 0,
        author: { ...opener, bot: false },
        authorRoleIds: [],
        content: 'only for us',
        embeds: [],
        components: [],
        stickers: [],
        attachments: [
          {
            id: attachmentId,
            filename: 'secret.txt',
            contentType: 'text/plain',
            size: 6,
            width: null,
            height: null,
            description: null,
            spoiler: false,
            url: 'https://cdn.example/secret',
          },
        ],
        replyTo: null,
        pinned: false,
        createdAt: at(0),
        editedAt: null,
        mentions: { users: {}, roles: {}, channels: {} },
      },
    },
  ]);
  const stored = await archive.put(home, bytes(), { maxBytes: 9 });
  if (!stored.ok) throw new Error('not stored');
  made.hash = stored.value.hash;
  await transcripts.settleAttachment(home, made.transcript, attachmentId, {
    archive: 'archived',
    reason: null,
    hash: made.hash,
  });
  await events.append(home, {
    key: 'once',
    type: 'panel.created',
    actor: { kind: 'system', id: null, name: '' },
    target: { kind: 'panel', id: panel.id },
    at: at(0),
  });
  made.event = (await events.list(home, { limit: 1 })).items[0]?.id ?? '';
  before = await everythingOf(home);
});
afterAll(() => database.close());

type Snapshot = Record<string, unknown[]>;

/** All that is stored of a guild, as it is stored. */
async function everythingOf(guildId: string): Promise<Snapshot> {
  const found: Snapshot = {};
  for (const name of [
    'tickets',
    'counters',
    'transcripts',
    'transcript_messages',
    'events',
    'panels',
  ]) {
    found[name] =
      (await database.connection.db
        ?.collection(name)
        .find(name === 'panels' ? { guild: guildId } : { guildId })
        .toArray()) ?? [];
  }
  return found;
}

const lines = Object.entries(attempts).flatMap(([store, methods]) =>
  Object.entries(methods).map(([method, attempt]) => ({ store, method, attempt })),
);

describe('from another guild', () => {
  it.each(lines)('$store.$method reaches nothing', async ({ store, attempt }) => {
    const of = database.stores[store as keyof Guarded];
    await (attempt as (store: unknown) => Promise<unknown>)(of);
    expect(await everythingOf(home)).toEqual(before);
  });

  it('the guild itself has it all', async () => {
    const { tickets, transcripts, archive } = database.stores;
    expect(await tickets.byChannel(home, channelId)).toMatchObject({ id: made.ticket });
    const page = await transcripts.messages(home, made.transcript, { limit: 9 });
    expect(page.items).toMatchObject([{ content: 'only for us', deletedAt: null }]);
    const file = await archive.open(home, made.transcript, made.hash);
    expect(file).toMatchObject({ size: 6, filename: 'secret.txt', contentType: 'text/plain' });
  });
});
