import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { PersonRef } from '@fns/contracts/ticket';
import type { MentionNames } from '@fns/contracts/transcript';

/** A file as Discord describes it. `url` is signed and dies within about a day. */
export interface TrackedAttachment {
  id: Snowflake;
  filename: string;
  contentType: string | null;
  size: number;
  width: number | null;
  height: number | null;
  description: string | null;
  spoiler: boolean;
  url: string;
}

/** A message as it stands in Discord at the moment it was seen, in our words. */
export interface TrackedMessage {
  messageId: Snowflake;
  channelId: Snowflake;
  /** Discord's message type number. */
  type: number;
  author: PersonRef & { bot: boolean };
  /** The author's roles in the guild; null where Discord doesn't say (REST history, webhooks). */
  authorRoleIds: Snowflake[] | null;
  content: string;
  embeds: Record<string, unknown>[];
  components: Record<string, unknown>[];
  stickers: Record<string, unknown>[];
  attachments: TrackedAttachment[];
  replyTo: Snowflake | null;
  pinned: boolean;
  createdAt: Instant;
  editedAt: Instant | null;
  /** Names behind the ids mentioned in this message, as far as they are known where it was seen. */
  mentions: MentionNames;
}

/** What happened to a message. `updated` carries the whole message, as Discord sends it. */
export type MessageChange =
  | { kind: 'created' | 'updated' | 'fetched'; message: TrackedMessage }
  | { kind: 'deleted'; messageId: Snowflake; at: Instant };
