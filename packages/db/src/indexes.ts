import type { Connection, mongo } from 'mongoose';

type Key = Record<string, 1 | -1>;

export interface IndexWanted {
  collection: string;
  name: string;
  key: Key;
  unique?: true;
  /** Only documents like this are in the index. */
  only?: Record<string, unknown>;
}

/**
 * Every index there is, and what for. The tenant comes first wherever a query has one, so that a unique
 * index may be sharded by guild; what follows is what pages are ordered by, so that a page reads no more
 * keys than it shows.
 */
export const indexes: readonly IndexWanted[] = [
  { collection: 'servers', name: 'server', key: { serverId: 1 }, unique: true },
  { collection: 'users', name: 'user', key: { userId: 1 }, unique: true },
  { collection: 'counters', name: 'guild', key: { guildId: 1 }, unique: true },

  // `panels.guild`, newest first.
  { collection: 'panels', name: 'guild', key: { guild: 1, _id: -1 } },

  // One ticket a slot: what makes a hundred clicks give exactly the allowed number.
  {
    collection: 'tickets',
    name: 'slot',
    key: { guildId: 1, userId: 1, slot: 1 },
    unique: true,
    only: { closed: false },
  },
  { collection: 'tickets', name: 'number', key: { guildId: 1, number: 1 }, unique: true },
  {
    collection: 'tickets',
    name: 'request',
    key: { guildId: 1, requestId: 1 },
    unique: true,
    only: { requestId: { $exists: true } },
  },
  { collection: 'tickets', name: 'channel', key: { channelId: 1 } },
  // A person's tickets, with and without regard to whether they are closed.
  {
    collection: 'tickets',
    name: 'opener_closed',
    key: { guildId: 1, userId: 1, closed: 1, number: -1 },
  },
  { collection: 'tickets', name: 'opener', key: { guildId: 1, userId: 1, number: -1 } },
  { collection: 'tickets', name: 'closed', key: { guildId: 1, closed: 1, number: -1 } },
  // The reconciler's work, over all guilds and in one: small, whatever the number of tickets at rest.
  {
    collection: 'tickets',
    name: 'unclosed',
    key: { guildId: 1, closed: 1, number: 1 },
    only: { closed: false },
  },
  {
    collection: 'tickets',
    name: 'standing',
    key: { guildId: 1, 'closing.channelDeleted': 1, number: 1 },
    only: { closed: true, 'closing.channelDeleted': false },
  },

  { collection: 'transcripts', name: 'ticket', key: { ticketId: 1 }, unique: true },
  { collection: 'transcripts', name: 'guild', key: { guildId: 1, ticketNumber: -1 } },
  { collection: 'transcripts', name: 'opener', key: { guildId: 1, userId: 1, ticketNumber: -1 } },
  {
    collection: 'transcripts',
    name: 'staff',
    key: { guildId: 1, staffRoles: 1, ticketNumber: -1 },
  },

  // A message once a transcript (`position` is the message's id as sortable text), and its pages.
  {
    collection: 'transcript_messages',
    name: 'message',
    key: { guildId: 1, transcriptId: 1, position: 1 },
    unique: true,
  },
  {
    collection: 'transcript_messages',
    name: 'pending_attachment',
    key: { guildId: 1, transcriptId: 1, position: 1 },
    only: { 'attachments.archive': 'pending' },
  },
  {
    collection: 'transcript_messages',
    name: 'attachment',
    key: { guildId: 1, transcriptId: 1, 'attachments.id': 1 },
    only: { 'attachments.id': { $exists: true } },
  },
  // Whether a transcript holds a file of the archive.
  {
    collection: 'transcript_messages',
    name: 'attachment_hash',
    key: { guildId: 1, transcriptId: 1, 'attachments.hash': 1 },
    only: { 'attachments.hash': { $exists: true } },
  },

  { collection: 'events', name: 'sequence', key: { guildId: 1, sequence: 1 }, unique: true },
  {
    collection: 'events',
    name: 'key',
    key: { guildId: 1, key: 1 },
    unique: true,
    only: { key: { $exists: true } },
  },

  // The same file is kept once: a stored file's name is the hash of its bytes.
  { collection: 'attachments.files', name: 'hash', key: { filename: 1 }, unique: true },
  {
    collection: 'attachments.chunks',
    name: 'files_id_1_n_1',
    key: { files_id: 1, n: 1 },
    unique: true,
  },
];

export interface IndexReport {
  /** `collection.name` of what was missing and is built now. */
  built: string[];
  /** Sentences about indexes that are there with another description, or that couldn't be built. */
  wrong: string[];
}

/** Builds missing indexes and reports wrong ones, which it leaves alone: dropping is a person's decision. */
export async function ensureIndexes(connection: Connection): Promise<IndexReport> {
  const report: IndexReport = { built: [], wrong: [] };
  const collections = [...new Set(indexes.map(({ collection }) => collection))];
  await Promise.all(
    collections.map(async (name) => {
      const collection = connection.db?.collection(name);
      if (!collection) throw new Error('ensureIndexes needs an open connection');
      const present = await existing(collection);
      for (const wanted of indexes.filter((index) => index.collection === name)) {
        const found = present.find(
          (index) => index.name === wanted.name || sameIndex(index, wanted),
        );
        if (found) {
          const problem = difference(found, wanted);
          if (problem) report.wrong.push(problem);
        } else await build(collection, wanted, report);
      }
    }),
  );
  return report;
}

async function build(
  collection: mongo.Collection,
  wanted: IndexWanted,
  report: IndexReport,
): Promise<void> {
  const title = `${wanted.collection}.${wanted.name}`;
  try {
    await collection.createIndex(wanted.key, {
      name: wanted.name,
      ...(wanted.unique ? { unique: true } : {}),
      ...(wanted.only ? { partialFilterExpression: wanted.only } : {}),
    });
    report.built.push(title);
  } catch (error) {
    // What is there breaks its rule, or the server refuses it: one index must not hide the others.
    if (!(error instanceof Error) || !('codeName' in error)) throw error;
    report.wrong.push(`${title} could not be built: ${error.message}`);
  }
}

async function existing(collection: mongo.Collection): Promise<mongo.IndexDescriptionInfo[]> {
  try {
    return await collection.indexes();
  } catch (error) {
    // The collection isn't there yet.
    if (error instanceof Error && 'code' in error && error.code === 26) return [];
    throw error;
  }
}

function difference(found: mongo.IndexDescriptionInfo, wanted: IndexWanted): string | null {
  const title = `${wanted.collection}.${wanted.name}`;
  if (!sameKey(found, wanted)) return `${title} has the key ${JSON.stringify(found.key)}`;
  if (Boolean(found.unique) !== Boolean(wanted.unique)) {
    return `${title} is ${wanted.unique ? 'not ' : ''}unique`;
  }
  if (!sameFilter(found, wanted)) {
    return `${title} holds only ${JSON.stringify(found.partialFilterExpression ?? {})}`;
  }
  return null;
}

/** Two indexes may have one key, as long as they hold different documents. */
function sameIndex(found: mongo.IndexDescriptionInfo, wanted: IndexWanted): boolean {
  return sameKey(found, wanted) && sameFilter(found, wanted);
}

function sameFilter(found: mongo.IndexDescriptionInfo, wanted: IndexWanted): boolean {
  return (
    JSON.stringify(found.partialFilterExpression ?? null) === JSON.stringify(wanted.only ?? null)
  );
}

function sameKey(found: mongo.IndexDescriptionInfo, wanted: IndexWanted): boolean {
  return JSON.stringify(Object.entries(found.key)) === JSON.stringify(Object.entries(wanted.key));
}
