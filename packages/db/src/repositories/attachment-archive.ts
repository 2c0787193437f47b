import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { refuse } from '@fns/contracts/errors';
import type { AttachmentArchive, StoredFile } from '@fns/core/ports/attachment-archive';
import { ok, type Result, refused } from '@fns/core/result';
import mongoose, { type Connection } from 'mongoose';
import { newObjectId, objectId } from '../ids.ts';
import type { Models } from '../models/models.ts';

/**
 * Bytes of attachments in a GridFS bucket. A file's name there is the SHA-256 of its bytes, which is
 * known only once all of them are here: so chunks go in under a fresh id, and the file's own record,
 * with its name, comes last. Its unique index keeps one of two that arrive together.
 */
export function createAttachmentArchive(
  connection: Connection,
  { TranscriptMessage }: Pick<Models, 'TranscriptMessage'>,
): AttachmentArchive {
  const { db } = connection;
  if (!db) throw new Error('The archive needs an open connection');
  const bucket = new mongoose.mongo.GridFSBucket(db, { bucketName: 'attachments' });

  const fileOf = async (hash: string) => {
    const [file] = await bucket.find({ filename: hash }, { limit: 1 }).toArray();
    return file;
  };

  return {
    async put(_guildId, body, { maxBytes }): Promise<Result<StoredFile>> {
      const upload = bucket.openUploadStreamWithId(newObjectId(), 'arriving');
      let failure: unknown;
      upload.on('error', (error) => {
        failure ??= error;
      });
      try {
        const digest = createHash('sha256');
        let size = 0;
        for await (const part of body) {
          size += part.byteLength;
          if (size > maxBytes) {
            await upload.abort();
            return refused(refuse('body_too_large', `This file is larger than ${maxBytes} bytes.`));
          }
          digest.update(part);
          if (failure) throw failure;
          if (!upload.write(part)) await once(upload, 'drain');
        }
        const stored: StoredFile = { hash: digest.digest('hex'), size };
        if (await fileOf(stored.hash)) {
          await upload.abort();
          return ok(stored);
        }
        upload.filename = stored.hash;
        upload.end();
        await once(upload, 'finish');
        return ok(stored);
      } catch (error) {
        await upload.abort().catch(() => undefined);
        throw error;
      }
    },

    async open(guildId, transcriptId, hash) {
      const holder = { guildId, transcriptId: objectId(transcriptId), 'attachments.hash': hash };
      const [message, file] = await Promise.all([
        TranscriptMessage.findOne(holder, { attachments: 1 }).lean(),
        fileOf(hash),
      ]);
      const attachment = message?.attachments?.find((each) => each.hash === hash);
      if (!attachment || !file) return null;
      return {
        size: file.length,
        filename: attachment.filename,
        contentType: attachment.contentType,
        body: bucket.openDownloadStream(file._id),
      };
    },
  };
}
