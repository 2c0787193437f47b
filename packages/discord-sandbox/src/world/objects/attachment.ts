import type { APIAttachment } from 'discord-api-types/v10';
import { signedLink } from '../../cdn/signed-links.ts';
import type { AttachmentRow } from '../rows.ts';
import type { World } from '../world.ts';

/** https://discord.com/developers/docs/resources/message#attachment-object; its link is made anew. */
export function attachmentObject(
  world: World,
  attachment: AttachmentRow,
  ephemeral = false,
): APIAttachment {
  const url = signedLink(world, attachment);
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.size,
    url,
    proxy_url: url,
    ...(attachment.description === null ? {} : { description: attachment.description }),
    ...(attachment.contentType === null ? {} : { content_type: attachment.contentType }),
    ...(attachment.width === null ? {} : { width: attachment.width, height: attachment.height }),
    ...(ephemeral ? { ephemeral: true } : {}),
  };
}
