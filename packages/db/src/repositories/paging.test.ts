import type { Page, PageQuery } from '@fns/core/ports/page';
import type { TrackedMessage } from '@fns/core/tracked-message';
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

/**
 * A guild with enough of everything, and a neighbour whose documents lie between its own. Each list is
 * walked in pages of every small size; what the server then says about its last reads is checked too.
 */
let database: TestDatabase;
const guild = freshId();
const neighbour = freshId();
const opener = someone();
const staffRole = freshId();
const count = 13;
let transcriptId = '';

beforeAll(async () => {
  database = await openTestDatabase();
  await fill();
});
afterAll(() => database.close());

async function fill(): Promise<void> {
  const { stores } = database;
  for (let n = 0; n < count; n += 1) {
    for (const where of [guild, neighbour]) {
      const mine = n % 2 === 0 ? { opener, slot: n } : {};
      const ticket = await reserved(stores, where, mine);
      const transcript = await stores.transcripts.ensure(where, {
        ticketId: ticket.id,
        ticketNumber: ticket.number,
        channelId: freshId(),
        channelName: 'ticket',
        opener: ticket.opener,
        panelTitle: 'Support',
        staffRoles: n % 4 < 2 ? [staffRole] : [],
        createdAt: at(n),
      });
      if (n === 0 && where === guild) transcriptId = transcript.id;
      if (n % 3 === 0) {
        const standing = { startedAt: at(n), deleteChannelAt: at(n), channelDeleted: n % 2 === 0 };
        await stores.tickets.advance(where, ticket.id, lease(), {
          state: 'closed',
          closed: true,
          closing: standing,
        });
      }
      await stores.panels.create(where, panelInput, { userId: opener.id, at: at(n) });
      await stores.events.append(where, {
        type: 'ticket.opened',
        actor: { kind: 'bot', id: null, name: 'Bot' },
        target: { kind: 'ticket', id: ticket.id },
        at: at(n),
      });
    }
  }
  await stores.transcripts.record(
    guild,
    transcriptId,
    Array.from({ length: count }, (_, n) => ({ kind: 'created' as const, message: message(n) })),
  );
}

function message(n: number): TrackedMessage {
  const messageId = `${n < 4 ? '99999999999999' : '130000000000000'}${String(n).padStart(4, '0')}`;
  return {
    messageId,
    channelId: freshId(),
    type: 0,
    author: { ...opener, bot: false },
    authorRoleIds: [],
    content: `message ${n}`,
    embeds: [],
    components: [],
    stickers: [],
    attachments: Array.from({ length: n % 3 }, (_, i) => ({
      id: `${messageId}${i}`.slice(-18),
      filename: `${n}-${i}.png`,
      contentType: null,
      size: 1,
      width: null,
      height: null,
      description: null,
      spoiler: false,
      url: 'https://cdn.example/x',
    })),
    replyTo: null,
    pinned: false,
    createdAt: at(n),
    editedAt: null,
    mentions: { users: {}, roles: {}, channels: {} },
  };
}

type List = (query: PageQuery) => Promise<Page<unknown>>;

const lists: Record<string, () => List> = {
  tickets: () => (query) => database.stores.tickets.list(guild, query),
  'closed tickets': () => (query) =>
    database.stores.tickets.list(guild, { ...query, closed: true }),
  "a person's tickets": () => (query) =>
    database.stores.tickets.list(guild, { ...query, userId: opener.id }),
  "a person's open tickets": () => (query) =>
    database.stores.tickets.list(guild, { ...query, userId: opener.id, closed: false }),
  'unsettled tickets': () => (query) => database.stores.tickets.unsettled(guild, query),
  panels: () => (query) => database.stores.panels.list(guild, query),
  transcripts: () => (query) => database.stores.transcripts.list(guild, query),
  "a person's transcripts": () => (query) =>
    database.stores.transcripts.list(guild, { ...query, of: { userId: opener.id, roleIds: [] } }),
  "a staff member's transcripts": () => (query) =>
    database.stores.transcripts.list(guild, {
      ...query,
      of: { userId: opener.id, roleIds: [staffRole, '1'] },
    }),
  messages: () => (query) => database.stores.transcripts.messages(guild, transcriptId, query),
  outline: () => (query) => database.stores.transcripts.outline(guild, transcriptId, query),
  'pending attachments': () => (query) =>
    database.stores.transcripts.pendingAttachments(guild, transcriptId, query),
  events: () => (query) => database.stores.events.list(guild, query),
};

async function walk(list: List, limit: number): Promise<unknown[]> {
  const seen: unknown[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await list({ limit, ...(after === undefined ? {} : { after }) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.items);
    if (page.nextCursor === null) return seen;
    expect(page.items).toHaveLength(limit);
    after = page.nextCursor;
  }
}

describe.each(Object.keys(lists))('the list of %s', (name) => {
  const list: List = (query) => {
    const make = lists[name];
    if (!make) throw new Error(name);
    return make()(query);
  };

  it('repeats and skips nothing, whatever the size of its pages', async () => {
    const whole = await walk(list, 1000);
    expect(whole.length).toBeGreaterThan(3);
    expect(new Set(whole.map((item) => JSON.stringify(item))).size).toBe(whole.length);
    for (const limit of [1, 2, 3, 5, whole.length]) {
      expect(await walk(list, limit)).toEqual(whole);
    }
  });

  it('refuses a cursor that it never gave', async () => {
    await expect(list({ limit: 3, after: 'nonsense!' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('examines no more keys than it shows, and one', async () => {
    const plans = await explained(() => list({ limit: 3 }));
    expect(plans.length).toBeGreaterThan(0);
    for (const { stage, keys, documents } of plans) {
      expect(stage).toBe('FETCH');
      expect(keys).toBeLessThanOrEqual(name === 'pending attachments' ? 5 : 4);
      expect(documents).toBe(keys);
    }
  });
});

/** Runs something and asks the server to explain each find that it sent. */
async function explained(
  work: () => Promise<unknown>,
): Promise<{ stage: string; keys: number; documents: number }[]> {
  const finds: Record<string, unknown>[] = [];
  const client = database.connection.getClient();
  const note = ({ commandName, command }: { commandName: string; command: object }) => {
    if (commandName === 'find') finds.push({ ...command });
  };
  client.on('commandStarted', note);
  await work();
  client.off('commandStarted', note);
  return Promise.all(
    finds.map(async ({ lsid: _l, $db: _d, $readPreference: _r, ...find }) => {
      const plan = await database.connection.db?.command({ explain: find });
      return {
        stage: plan?.queryPlanner.winningPlan.stage,
        keys: plan?.executionStats.totalKeysExamined,
        documents: plan?.executionStats.totalDocsExamined,
      };
    }),
  );
}
