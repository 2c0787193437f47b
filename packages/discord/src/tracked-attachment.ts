import type { TrackedAttachment } from '@fns/core/tracked-message';
import { type APIAttachment, AttachmentFlags } from 'discord-api-types/v10';

/** A file of a message in our words. */
export function trackedAttachment(attachment: APIAttachment): TrackedAttachment {
  const { id, filename, content_type, size, width, height, description, url, flags } = attachment;
  return {
    id,
    filename,
    contentType: content_type ?? null,
    size,
    width: width ?? null,
    height: height ?? null,
    description: description ?? null,
    spoiler: filename.startsWith('SPOILER_') || ((flags ?? 0) & AttachmentFlags.IsSpoiler) !== 0,
    url,
  };
}
