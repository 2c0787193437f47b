import { Readable } from 'node:stream';
import { refuse } from '@fns/contracts/errors';
import type { DocumentId } from '@fns/contracts/ids';
import { type Result, refused } from '@fns/core/result';
import type { GuildVisit } from './gate.ts';
import { readableTranscript } from './transcripts.ts';

/** Shown in the page; everything else is downloaded, since it could be a page of its own. SVG is one. */
const inlineTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** A file of a transcript, streamed from our archive. */
export async function attachmentOf(
  visit: GuildVisit,
  { transcriptId, hash }: { transcriptId: DocumentId; hash: string },
  headers: Headers,
): Promise<Result<never> | Response> {
  const transcript = await readableTranscript(visit, transcriptId);
  if (!transcript.ok) return transcript;
  const file = await visit.stores.archive.open(visit.guildId, transcript.value.id, hash);
  if (!file) return refused(refuse('attachment_not_found'));

  const etag = `"${hash}"`;
  const caching = {
    // The address names the content; yet a shared cache would not ask who may read it.
    'cache-control': 'private, max-age=31536000, immutable',
    etag,
  };
  const body = Readable.from(file.body);
  if (headers.get('if-none-match') === etag) {
    body.destroy();
    return new Response(null, { status: 304, headers: caching });
  }
  const type = file.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const inline = inlineTypes.has(type);
  return new Response(Readable.toWeb(body) as ReadableStream, {
    headers: {
      ...caching,
      'content-type': inline ? type : 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', file.filename),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    },
  });
}

/**
 * The file's name as people wrote it, in a form that can't break out of the header.
 * @see https://www.rfc-editor.org/rfc/rfc6266#appendix-D
 */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string): string {
  const name = filename.toWellFormed();
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
