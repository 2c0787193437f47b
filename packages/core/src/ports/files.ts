import type { Result } from '../result.ts';

export interface OpenFile {
  /** Bytes, when the server says. */
  size: number | null;
  contentType: string | null;
  body: AsyncIterable<Uint8Array>;
}

/** Bytes behind an attachment's link. */
export interface Files {
  /** `attachment_not_found` when the link is dead for good (403, 404, 410), `discord_unavailable` when it's worth another try. */
  open(url: string): Promise<Result<OpenFile>>;
}
