import type { RecordedChange } from '@fns/core/ports/transcript-store';
import type { TrackedMessage } from '@fns/core/tracked-message';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  at,
  freshId,
  openTestDatabase,
  someone,
  type TestDatabase,
} from '../../test/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const author = { ...someone('1300000000000000001'), bot: false };

function message(changes: Partial<TrackedMessage> = {}): TrackedMessage {
  return {
    messageId: '1300000000000000100',
    channelId: '1300000000000000050',
    type: 0,
    author,
    authorRoleIds: [],
    content: 'first',
    embeds: [],
    components: [],
    stickers: [],
    attachments: [],
    replyTo: null,
    pinned: false,
    createdAt: at(0),
    editedAt: null,
    mentions: { users: {}, roles: {}, channels: {} },
    ...changes,
  };
}

const file = (id: string, url = `https://cdn.example/${id}?ex=1`) => ({
  id,
  filename: `${id}.png`,
  contentType: 'image/png',
  size: 10,
  width: 1,
  height: 1,
  description: null,
  spoiler: false,
  url,
});

async function recorded(changes: RecordedChange[], batches = 1) {
  const { transcripts } = database.stores;
  const guild = freshId();
  const { id } = await transcripts.ensure(guild, {
    ticketId: freshObjectId(),
    ticketNumber: 1,
    channelId: freshId(),
    channelName: 'ticket-0001',
    opener: someone(),
    panelTitle: 'Support',
    staffRoles: [],
    createdAt: at(0),
  });
  const size = Math.ceil(changes.length / batches);
  for (let from = 0; from < changes.length; from += size) {
    await transcripts.record(guild, id, changes.slice(from, from + size));
  }
  const { items } = await transcripts.messages(guild, id, { limit: 100 });
  return { guild, id, items };
}

let objectIds = 0;
function freshObjectId(): string {
  objectIds += 1;
  return objectIds.toString(16).padStart(24, '0');
}

describe('recording', () => {
  it('keeps what was said before each edit, and that it was deleted', async () => {
    const { items } = await recorded([
      { kind: 'created', message: message() },
      { kind: 'updated', message: message({ content: 'second', editedAt: at(10) }) },
      { kind: 'updated', message: message({ content: 'third', editedAt: at(20) }) },
      { kind: 'deleted', messageId: message().messageId, at: at(30) },
    ]);
    expect(items).toEqual([
      {
        messageId: message().messageId,
        type: 0,
        author: { ...author, staff: false },
        content: 'third',
        embeds: [],
        components: [],
        stickers: [],
        attachments: [],
        replyTo: null,
        pinned: false,
        createdAt: at(0),
        editedAt: at(20),
        edits: [
          { content: 'first', at: at(10) },
          { content: 'second', at: at(20) },
        ],
        deletedAt: at(30),
      },
    ]);
  });

  it('does not call the arrival of a link preview an edit', async () => {
    const { items } = await recorded([
      { kind: 'updated', message: message({ embeds: [{ title: 'A page' }] }) },
      { kind: 'created', message: message() },
    ]);
    expect(items[0]).toMatchObject({ embeds: [{ title: 'A page' }], editedAt: null, edits: [] });
  });

  it('tells which messages of a stretch still stand, both ends included', async () => {
    const said = (messageId: string): RecordedChange => ({
      kind: 'created',
      message: message({ messageId }),
    });
    const { guild, id } = await recorded([
      said('99999999999999999'),
      said('1300000000000000100'),
      said('1300000000000000200'),
      { kind: 'deleted', messageId: '1300000000000000200', at: at(5) },
      { kind: 'deleted', messageId: '1300000000000000250', at: at(5) },
      said('1300000000000000300'),
      said('1300000000000000301'),
    ]);
    const stretch = { from: '1300000000000000100', to: '1300000000000000300' };
    expect(await database.stores.transcripts.standing(guild, id, stretch)).toEqual([
      '1300000000000000100',
      '1300000000000000300',
    ]);
  });

  it('leaves out a message of which only the deletion is known, until more is', async () => {
    const { guild, id, items } = await recorded([
      { kind: 'deleted', messageId: message().messageId, at: at(5) },
    ]);
    expect(items).toEqual([]);
    await database.stores.transcripts.record(guild, id, [{ kind: 'created', message: message() }]);
    const page = await database.stores.transcripts.messages(guild, id, { limit: 10 });
    expect(page.items).toMatchObject([{ content: 'first', deletedAt: at(5) }]);
  });

  it('does not undo what became of a file when the message comes again', async () => {
    const { transcripts } = database.stores;
    const created: RecordedChange = {
      kind: 'created',
      message: message({ attachments: [file('11'), file('12')] }),
    };
    const { guild, id } = await recorded([created]);
    const hash = 'ab'.repeat(32);
    await transcripts.settleAttachment(guild, id, '11', {
      archive: 'archived',
      reason: null,
      hash,
    });
    await transcripts.record(guild, id, [
      created,
      {
        kind: 'fetched',
        message: message({ attachments: [file('12', 'https://cdn.example/12?ex=9')] }),
      },
    ]);
    const { items } = await transcripts.messages(guild, id, { limit: 10 });
    expect(items[0]?.attachments).toMatchObject([
      { id: '11', archive: 'archived', hash },
      { id: '12', archive: 'pending', hash: null },
    ]);
    const pending = await transcripts.pendingAttachments(guild, id, { limit: 10 });
    expect(pending.items).toMatchObject([
      { attachmentId: '12', url: 'https://cdn.example/12?ex=9' },
    ]);
  });

  it('knows a member better than a bare user, whichever was seen first', async () => {
    const bare = message({
      author: { ...author, displayName: author.username },
      authorRoleIds: null,
    });
    const { items } = await recorded([
      { kind: 'fetched', message: bare },
      { kind: 'created', message: message(), staff: true },
    ]);
    expect(items[0]?.author).toEqual({ ...author, staff: true });
  });
});

/** Histories of a few messages: each is created, may be edited and deleted, may be seen by back-fill. */
const history: fc.Arbitrary<RecordedChange[]> = fc
  .array(
    fc.record({
      // Ids of unequal length, to see that age and not text decides.
      id: fc.constantFrom('99999999999999998', '999999999999999999', '1300000000000000100'),
      edits: fc.array(
        fc.record({ content: fc.string({ maxLength: 5 }), gap: fc.nat({ max: 3 }) }),
        { maxLength: 3 },
      ),
      embeds: fc.nat({ max: 2 }),
      files: fc.uniqueArray(fc.constantFrom('7', '80', '9'), { maxLength: 3 }),
      pinned: fc.boolean(),
      staff: fc.option(fc.boolean(), { nil: undefined }),
      bare: fc.boolean(),
      deletions: fc.array(fc.nat({ max: 50 }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((stories) => stories.flatMap(changesOf));

function changesOf(story: {
  id: string;
  edits: { content: string; gap: number }[];
  embeds: number;
  files: string[];
  pinned: boolean;
  staff: boolean | undefined;
  bare: boolean;
  deletions: number[];
}): RecordedChange[] {
  const messageId = story.id;
  const staff = story.staff === undefined ? {} : { staff: story.staff };
  const created = message({ messageId, attachments: story.files.map((id) => file(id)) });
  const embeds = Array.from({ length: story.embeds }, (_, n) => ({ title: `page ${n}` }));
  let seconds = 0;
  const edited = story.edits.map(({ content, gap }) => {
    seconds += gap;
    return message({ messageId, content, editedAt: at(seconds), pinned: story.pinned });
  });
  return [
    { kind: 'created', message: created, ...staff },
    { kind: 'updated', message: { ...created, embeds, pinned: story.pinned } },
    ...edited.map((each): RecordedChange => ({ kind: 'updated', message: each, ...staff })),
    {
      kind: 'fetched',
      message: { ...(edited.at(-1) ?? created), ...(story.bare ? { authorRoleIds: null } : {}) },
    },
    ...story.deletions.map(
      (second): RecordedChange => ({ kind: 'deleted', messageId, at: at(second) }),
    ),
  ];
}

describe('whatever the order and however often', () => {
  it('comes to the same transcript', async () => {
    await fc.assert(
      fc.asyncProperty(
        history.chain((changes) =>
          fc.record({
            changes: fc.constant(changes),
            again: fc
              .tuple(
                fc.shuffledSubarray(changes, { minLength: changes.length }),
                fc.subarray(changes),
                fc.nat(),
              )
              .map(([shuffled, repeated, turn]) => {
                const cut = turn % (shuffled.length + 1);
                return [...shuffled.slice(0, cut), ...repeated, ...shuffled.slice(cut)];
              }),
            batches: fc.integer({ min: 1, max: 4 }),
          }),
        ),
        async ({ changes, again, batches }) => {
          const plain = await recorded(changes);
          const other = await recorded(again, batches);
          expect(other.items).toEqual(plain.items);
          const ages = plain.items.map(({ messageId }) => BigInt(messageId));
          expect(ages).toEqual([...ages].sort((a, b) => (a < b ? -1 : 1)));
        },
      ),
      { numRuns: 40, seed: 20_261_124 },
    );
  });
});
