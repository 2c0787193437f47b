import type { RecordedChange } from '@fns/core/ports/transcript-store';
import type { TrackedAttachment, TrackedMessage } from '@fns/core/tracked-message';
import type { AnyBulkWriteOperation, Types } from 'mongoose';
import type {
  AttachmentPart,
  AuthorPart,
  LatestPart,
  TranscriptMessageDocument,
} from '../models/transcript-message.ts';
import { positionOf } from '../position.ts';

type Operation = AnyBulkWriteOperation<TranscriptMessageDocument>;

/**
 * A change as bulk operations. What is known of a message only ever grows, by operators under which
 * order and repetition don't matter:
 * - `latest` is the state after the last edit ($max over the time of the edit, then the richer one:
 *   Discord adds a link's embed to a message without calling it an edit),
 * - `texts` is the set of all texts it had ($addToSet),
 * - `author` is the best and earliest knowledge of who said it ($min over rank and time),
 * - `attachments` are pushed where their id is absent, so what became of them isn't undone,
 * - `deletedAt` is the first deletion ($min).
 */
export function operationsOf(
  of: { guildId: string; transcriptId: Types.ObjectId },
  change: RecordedChange,
): Operation[] {
  const messageId = change.kind === 'deleted' ? change.messageId : change.message.messageId;
  const filter = { ...of, position: positionOf(messageId) };
  const upsert = (update: object): Operation => ({
    updateOne: { filter, update: { ...update, $setOnInsert: { messageId } }, upsert: true },
  });
  if (change.kind === 'deleted') return [upsert({ $min: { deletedAt: new Date(change.at) } })];

  const { message } = change;
  const at = new Date(message.editedAt ?? message.createdAt);
  return [
    upsert({
      $max: {
        latest: latestPart(message, at),
        type: message.type,
        replyTo: message.replyTo,
        pinned: message.pinned,
        staff: change.staff ?? false,
      },
      $min: { author: authorPart(message, at), createdAt: new Date(message.createdAt) },
      $addToSet: { texts: { at, content: message.content } },
    }),
    ...message.attachments.flatMap((attachment) => attachmentOperations(filter, attachment)),
  ];
}

function latestPart(message: TrackedMessage, at: Date): LatestPart {
  const { content, embeds, components, stickers } = message;
  return { at, embedCount: embeds.length, content, embeds, components, stickers };
}

function authorPart({ author, authorRoleIds }: TrackedMessage, at: Date): AuthorPart {
  const { id, username, displayName, avatarUrl, bot } = author;
  return { rank: authorRoleIds ? 0 : 1, at, id, username, displayName, avatarUrl, bot };
}

/** Added when absent; then the link that lives longest (its address carries when it expires). */
function attachmentOperations(
  message: { guildId: string; transcriptId: Types.ObjectId; position: string },
  { id, url, ...described }: TrackedAttachment,
): Operation[] {
  const attachment: AttachmentPart = {
    id,
    filename: described.filename,
    contentType: described.contentType,
    size: described.size,
    width: described.width,
    height: described.height,
    description: described.description,
    spoiler: described.spoiler,
    url,
    archive: 'pending',
  };
  return [
    {
      updateOne: {
        filter: { ...message, 'attachments.id': { $ne: id } },
        update: { $push: { attachments: attachment } },
      },
    },
    {
      updateOne: {
        filter: { ...message, 'attachments.id': id },
        update: { $max: { 'attachments.$.url': url } },
      },
    },
  ];
}
