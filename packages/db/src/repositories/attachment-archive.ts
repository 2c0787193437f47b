import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { refuse } from '@fns/contracts/errors';
import type { AttachmentArchive, StoredFile } from '@fns/core/ports/attachment-archive';
import { ok, type Result, refused } from '@fns/core/result';
import mongoose, { type Connection } from 'mongoose';
import { createUploadNotes } from '../broken-uploads.ts';
import { duplicateKey } from '../duplicate-key.ts';
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
  const notes = createUploadNotes(connection);
  let swept: Promise<number> | undefined;

  /** Once a process, beside its first upload; again at the next one when it failed. */
  function sweepOnce(now: Date): void {
    swept ??= notes.removeBroken(now);
    swept.catch(() => {
      swept = undefined;
    });
  }

  const fileOf = async (hash: string) => {
    const [file] = await bucket.find({ filename: hash }, { limit: 1 }).toArray();
    return file;
  };

  type Upload = ReturnType<typeof bucket.openUploadStreamWithId>;

  async function receive(
    upload: Upload,
    body: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<StoredFile | null> {
    const digest = createHash('sha256');
    let size = 0;
    for await (const part of body) {
      size += part.byteLength;
      if (size > maxBytes) return null;
      digest.update(part);
      if (upload.errored) throw upload.errored;
      if (!upload.write(part)) await once(upload, 'drain');
    }
    return { hash: digest.digest('hex'), size };
  }

  /** Gives what arrived its name; false when the archive holds the same bytes already. */
  async function keep(upload: Upload, hash: string): Promise<boolean> {
    if (await fileOf(hash)) return false;
    upload.filename = hash;
    upload.end();
    try {
      await once(upload, 'finish');
      return true;
    } catch (error) {
      if (duplicateKey(error)) return false;
      throw error;
    }
  }

  async function discard(upload: Upload): Promise<void> {
    upload.destroy();
    await connection.collection('attachments.chunks').deleteMany({ files_id: upload.id });
  }

  return {
    async put(_guildId, body, { maxBytes }): Promise<Result<StoredFile>> {
      const now = new Date();
      sweepOnce(now);
      const id = newObjectId();
      await notes.begin(id, now);
      const upload = bucket.openUploadStreamWithId(id, 'arriving');
      // Errors are met where they are waited for; one between two waits must not end the process.
      upload.on('error', () => undefined);
      try {
        const stored = await receive(upload, body, maxBytes);
        if (!stored || !(await keep(upload, stored.hash))) await discard(upload);
        await notes.end(id);
        return stored
          ? ok(stored)
          : refused(refuse('body_too_large', `This file is larger than ${maxBytes} bytes.`));
      } catch (error) {
        // With the database away this fails as well; the note stays, and the chunks go later.
        await discard(upload)
          .then(() => notes.end(id))
          .catch(() => undefined);
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
