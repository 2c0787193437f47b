import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { Result } from '../result.ts';

export interface StoredFile {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  /** Bytes. */
  size: number;
}

/** The bytes of attachments, addressed by what they are: the same file is kept once. */
export interface AttachmentArchive {
  /** Repeatable. `body_too_large` past `maxBytes`; nothing of it is kept then. Throws when the source breaks off. */
  put(
    guildId: Snowflake,
    body: AsyncIterable<Uint8Array>,
    options: { maxBytes: number },
  ): Promise<Result<StoredFile>>;
  /** Null unless this transcript of this guild holds the file: who may read one may not read all. */
  open(
    guildId: Snowflake,
    transcriptId: DocumentId,
    hash: string,
  ): Promise<{
    size: number;
    filename: string;
    contentType: string | null;
    body: AsyncIterable<Uint8Array>;
  } | null>;
}
