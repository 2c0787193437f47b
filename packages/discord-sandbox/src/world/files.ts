import { extname } from 'node:path';
import { imageSize } from './image-size.ts';
import { refusal } from './refusal.ts';
import type { AttachmentRow } from './rows.ts';
import type { World } from './world.ts';

/** The most bytes of one file without a boost: 10 MiB. */
export const maxFileBytes = 10 * 1024 * 1024;

/** A file on its way in. */
export interface NewFile {
  filename: string;
  bytes: Uint8Array;
  contentType: string | null;
  description: string | null;
}

const types: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.txt': 'text/plain; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
};

/** Keeps a file's bytes and makes its row; throws 40005 when it is too large. */
export function storeFile(world: World, channelId: string, file: NewFile): AttachmentRow {
  if (file.bytes.byteLength > maxFileBytes) throw refusal('tooLarge');
  const id = world.ids.next();
  const size = imageSize(file.bytes);
  world.blobs.put(id, file.bytes);
  const filename = safeName(file.filename);
  return world.attachments.put({
    id,
    channelId,
    filename,
    description: file.description,
    // Discord looks at the name, not at what the sender claims.
    contentType: types[extname(filename).toLowerCase()] ?? file.contentType,
    size: file.bytes.byteLength,
    width: size?.width ?? null,
    height: size?.height ?? null,
  });
}

/** A name as Discord keeps it: no folders, no control characters, underscores for spaces. */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .trim()
    .replace(/\s+/g, '_')
    .replace(/[\p{Cc}<>:"|?*]/gu, '');
  return clean || 'unknown';
}

export function dropFile(world: World, attachmentId: string): void {
  if (world.attachments.delete(attachmentId)) world.blobs.delete(attachmentId);
}
