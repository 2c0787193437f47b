import type { MessageOutline, TranscriptStore } from '@fns/core/ports/transcript-store';
import mongoose from 'mongoose';
import { decodeCursor, decodeNumberCursor, pageOf } from '../cursor.ts';
import { retryUpsert } from '../duplicate-key.ts';
import { instant, objectId } from '../ids.ts';
import type { Models } from '../models/models.ts';
import type { TranscriptDocument } from '../models/transcript.ts';
import { positionOf } from '../position.ts';
import { createPendingAttachments } from './pending-attachments.ts';
import { operationsOf } from './record-changes.ts';
import { toPerson } from './ticket-document.ts';
import { type KnownMessage, toAuthor, toMessage, toTranscript } from './transcript-document.ts';

/** Transcripts and their messages in MongoDB. */
export function createTranscriptStore(
  models: Pick<Models, 'Transcript' | 'TranscriptMessage'>,
): TranscriptStore {
  const { Transcript, TranscriptMessage } = models;

  /** One page of messages, oldest first, of which more than a deletion is known; one more than asked for. */
  async function knownMessages(
    guildId: string,
    transcriptId: string,
    query: { limit: number; after?: string },
    projection: Record<string, 1> = {},
  ): Promise<KnownMessage[]> {
    const found = await TranscriptMessage.find(
      {
        guildId,
        transcriptId: objectId(transcriptId),
        latest: mongoose.trusted({ $exists: true }),
        ...(query.after === undefined
          ? {}
          : { position: mongoose.trusted({ $gt: decodeCursor(query.after, 1)[0] }) }),
      },
      projection,
    )
      .sort({ position: 1 })
      .limit(query.limit + 1)
      .lean();
    return found as KnownMessage[];
  }

  function newest(
    guildId: string,
    of: { userId?: string; staffRoles?: string },
    { limit, after }: { limit: number; after?: string },
  ): Promise<TranscriptDocument[]> {
    const before = after === undefined ? null : decodeNumberCursor(after);
    return Transcript.find({
      guildId,
      ...of,
      ...(before === null ? {} : { ticketNumber: mongoose.trusted({ $lt: before }) }),
    })
      .sort({ ticketNumber: -1 })
      .limit(limit)
      .lean();
  }

  return {
    ...createPendingAttachments(models),

    async ensure(guildId, draft) {
      const ticketId = objectId(draft.ticketId);
      const transcript = await retryUpsert(() =>
        Transcript.findOneAndUpdate(
          { guildId, ticketId },
          {
            $setOnInsert: {
              ticketNumber: draft.ticketNumber,
              channelId: draft.channelId,
              channelName: draft.channelName,
              userId: draft.opener.id,
              username: draft.opener.username,
              opener: toPerson(draft.opener),
              panelTitle: draft.panelTitle,
              staffRoles: draft.staffRoles,
              status: 'recording',
              closedBy: null,
              closeReason: null,
              metadata: null,
              createdAt: new Date(draft.createdAt),
              closedAt: null,
            },
          },
          { upsert: true, returnDocument: 'after', setDefaultsOnInsert: false },
        ).lean(),
      );
      return toTranscript(transcript);
    },

    async get(guildId, transcriptId) {
      const found = await Transcript.findOne({ guildId, _id: objectId(transcriptId) }).lean();
      return found && toTranscript(found);
    },

    async byTicket(guildId, ticketId) {
      const found = await Transcript.findOne({ guildId, ticketId: objectId(ticketId) }).lean();
      return found && toTranscript(found);
    },

    async list(guildId, { limit, after, of }) {
      const page = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
      // Each way in has an index of its own; the newest of all are among the newest of each.
      const ways = of
        ? [{ userId: of.userId }, ...of.roleIds.map((role) => ({ staffRoles: role }))]
        : [{}];
      const found = (await Promise.all(ways.map((way) => newest(guildId, way, page)))).flat();
      const once = [...new Map(found.map((each) => [each.ticketNumber, each])).values()];
      const newestFirst = once.sort((a, b) => b.ticketNumber - a.ticketNumber);
      return pageOf(newestFirst.slice(0, limit + 1), limit, toTranscript, ({ ticketNumber }) => [
        ticketNumber,
      ]);
    },

    async messages(guildId, transcriptId, query) {
      const found = await knownMessages(guildId, transcriptId, query);
      return pageOf(found, query.limit, toMessage, ({ position }) => [position]);
    },

    async record(guildId, transcriptId, changes) {
      const of = { guildId, transcriptId: objectId(transcriptId) };
      const operations = changes.flatMap((change) => operationsOf(of, change));
      if (operations.length === 0) return;
      await retryUpsert(() => TranscriptMessage.bulkWrite(operations, { ordered: true }));
    },

    async standing(guildId, transcriptId, { from, to }) {
      const found = await TranscriptMessage.find(
        {
          guildId,
          transcriptId: objectId(transcriptId),
          latest: mongoose.trusted({ $exists: true }),
          deletedAt: null,
          position: mongoose.trusted({ $gte: positionOf(from), $lte: positionOf(to) }),
        },
        { messageId: 1 },
      )
        .hint('message')
        .lean();
      return found.map(({ messageId }) => messageId);
    },

    async addMentions(guildId, transcriptId, names) {
      const named = Object.entries(names).flatMap(([kind, byId]) =>
        Object.entries(byId).map(([id, name]) => [`mentions.${kind}.${id}`, name] as const),
      );
      if (named.length === 0) return;
      await Transcript.updateOne(
        { guildId, _id: objectId(transcriptId) },
        { $set: Object.fromEntries(named) },
      );
    },

    async outline(guildId, transcriptId, query) {
      const found = await knownMessages(guildId, transcriptId, query, {
        messageId: 1,
        position: 1,
        author: 1,
        staff: 1,
        'attachments.id': 1,
        createdAt: 1,
      });
      return pageOf(
        found,
        query.limit,
        (message): MessageOutline => ({
          messageId: message.messageId,
          author: toAuthor(message),
          attachmentCount: message.attachments?.length ?? 0,
          createdAt: instant(message.createdAt),
        }),
        ({ position }) => [position],
      );
    },

    async finalise(guildId, transcriptId, { metadata, closedBy, closeReason, closedAt }) {
      const finalised = await Transcript.findOneAndUpdate(
        { guildId, _id: objectId(transcriptId) },
        {
          $set: {
            status: 'final',
            metadata,
            closedBy: closedBy && toPerson(closedBy),
            closeReason,
            closedAt: new Date(closedAt),
          },
        },
        { returnDocument: 'after' },
      ).lean();
      return finalised && toTranscript(finalised);
    },
  };
}
