import type { PendingAttachment, TranscriptStore } from '@fns/core/ports/transcript-store';
import mongoose from 'mongoose';
import { decodeCursor, pageOf } from '../cursor.ts';
import { objectId } from '../ids.ts';
import type { Models } from '../models/models.ts';
import { positionOf } from '../position.ts';
import { inOrder } from './transcript-document.ts';

/** Files that are still to be copied, and what became of those that were tried. */
export function createPendingAttachments({
  TranscriptMessage,
}: Pick<Models, 'TranscriptMessage'>): Pick<
  TranscriptStore,
  'pendingAttachments' | 'settleAttachment'
> {
  return {
    async pendingAttachments(guildId, transcriptId, { limit, after }) {
      const from = after === undefined ? null : decodeCursor(after, 2);
      // A message may have several files: a page may end within one, so the next begins with it again.
      const found = await TranscriptMessage.find(
        {
          guildId,
          transcriptId: objectId(transcriptId),
          'attachments.archive': 'pending',
          ...(from ? { position: mongoose.trusted({ $gte: from[0] }) } : {}),
        },
        { messageId: 1, position: 1, attachments: 1 },
      )
        .sort({ position: 1 })
        .limit(limit + 2)
        .hint('pending_attachment')
        .lean();
      const files = found.flatMap(({ messageId, position, attachments }) =>
        inOrder(attachments)
          .filter(({ archive }) => archive === 'pending')
          .map((file) => ({ messageId, key: [position, positionOf(file.id)] as const, file }))
          .filter(({ key }) => !from || isAfter(key, from)),
      );
      return pageOf(
        files,
        limit,
        ({ messageId, file }): PendingAttachment => ({
          messageId,
          attachmentId: file.id,
          filename: file.filename,
          contentType: file.contentType,
          size: file.size,
          url: file.url,
        }),
        ({ key }) => [...key],
      );
    },

    async settleAttachment(guildId, transcriptId, attachmentId, { archive, reason, hash }) {
      await TranscriptMessage.updateOne(
        { guildId, transcriptId: objectId(transcriptId), 'attachments.id': attachmentId },
        {
          $set: {
            'attachments.$.archive': archive,
            'attachments.$.reason': reason,
            'attachments.$.hash': hash,
          },
        },
      );
    },
  };
}

function isAfter(key: readonly [string, string], from: readonly [string, string]): boolean {
  return key[0] > from[0] || (key[0] === from[0] && key[1] > from[1]);
}
