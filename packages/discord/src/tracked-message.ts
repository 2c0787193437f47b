import type { CDN } from '@discordjs/rest';
import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { TrackedMessage } from '@fns/core/tracked-message';
import { type APIMessage, MessageReferenceType } from 'discord-api-types/v10';
import { type ForwardedParts, forwardedParts } from './forwarded.ts';
import { type KnownNames, mentionedNames } from './mentioned-names.ts';
import { messageAuthor, type SeenMember } from './message-author.ts';
import { pollText } from './poll-text.ts';
import { trackedAttachment } from './tracked-attachment.ts';

export type { KnownNames };

export interface Seen {
  /** Where avatars live: `client.rest.cdn`. */
  cdn: CDN;
  names?: KnownNames | undefined;
}

/** A message as REST gives it; the gateway's dispatches (MESSAGE_CREATE and MESSAGE_UPDATE) add `member` and `guild_id`. */
export type SeenMessage = APIMessage & { member?: SeenMember; guild_id?: Snowflake };

/** Discord's message in our words, from REST and gateway alike. */
export function trackedMessage(message: SeenMessage, { cdn, names }: Seen): TrackedMessage {
  const forwarded = forwardedParts(message);
  const isReply = (message.message_reference?.type ?? 0) === MessageReferenceType.Default;
  return {
    messageId: message.id,
    channelId: message.channel_id,
    type: message.type,
    author: messageAuthor(message, cdn),
    authorRoleIds: message.webhook_id ? null : (message.member?.roles ?? null),
    content: text(message, forwarded),
    embeds: json([...message.embeds, ...(forwarded?.embeds ?? [])]),
    components: json([...(message.components ?? []), ...(forwarded?.components ?? [])]),
    stickers: json([...(message.sticker_items ?? []), ...(forwarded?.stickers ?? [])]),
    attachments: [...message.attachments, ...(forwarded?.attachments ?? [])].map(trackedAttachment),
    replyTo: isReply ? (message.message_reference?.message_id ?? null) : null,
    pinned: message.pinned,
    createdAt: instant(message.timestamp),
    editedAt: message.edited_timestamp ? instant(message.edited_timestamp) : null,
    mentions: mentionedNames(message, names),
  };
}

function text({ content, poll }: APIMessage, forwarded: ForwardedParts | null): string {
  const said = forwarded ? forwarded.content : content;
  return poll ? [said, pollText(poll)].filter(Boolean).join('\n') : said;
}

/** Discord writes microseconds and an offset; we write milliseconds in UTC. */
function instant(timestamp: string): Instant {
  return new Date(timestamp).toISOString();
}

/** Kept as Discord's own JSON. */
function json(values: object[]): Record<string, unknown>[] {
  return values.map((value) => ({ ...value }));
}
