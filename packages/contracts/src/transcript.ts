import { z } from 'zod';
import { documentId, instant, sha256, snowflake } from './ids.ts';
import { personRef } from './ticket.ts';

/** A file of a message. `archived` says whether we hold the bytes; Discord's own link dies within a day. */
export const transcriptAttachment = z.object({
  id: snowflake,
  filename: z.string(),
  contentType: z.string().nullable(),
  size: z.int().nonnegative(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  description: z.string().nullable(),
  spoiler: z.boolean(),
  /** `pending` while being copied; `skipped` (too large) and `lost` (gone before we came) carry `reason`. */
  archive: z.enum(['pending', 'archived', 'skipped', 'lost']),
  reason: z.string().nullable(),
  /** SHA-256 of the bytes, hex: the archive's address. Only when archived. */
  hash: sha256.nullable(),
});
export type TranscriptAttachment = z.infer<typeof transcriptAttachment>;

/** A text that was replaced; `at` is when. */
export const messageEdit = z.object({ content: z.string(), at: instant });

/** One message of a transcript, as it was said, with what became of it. Embeds, components, stickers and the like are Discord's own JSON. */
export const transcriptMessage = z.object({
  messageId: snowflake,
  /** Discord's message type number; 0 = said, 19 = reply, others are system messages. */
  type: z.int(),
  author: personRef.extend({ bot: z.boolean(), staff: z.boolean() }),
  content: z.string(),
  embeds: z.array(z.record(z.string(), z.unknown())),
  components: z.array(z.record(z.string(), z.unknown())),
  stickers: z.array(z.record(z.string(), z.unknown())),
  attachments: z.array(transcriptAttachment),
  replyTo: snowflake.nullable(),
  pinned: z.boolean(),
  createdAt: instant,
  editedAt: instant.nullable(),
  /** What it said before each edit, oldest first. */
  edits: z.array(messageEdit),
  deletedAt: instant.nullable(),
});
export type TranscriptMessage = z.infer<typeof transcriptMessage>;

export const participant = personRef.extend({
  bot: z.boolean(),
  staff: z.boolean(),
  messageCount: z.int().nonnegative(),
});

export const transcriptMetadata = z.object({
  messageCount: z.int().nonnegative(),
  attachmentCount: z.int().nonnegative(),
  participants: z.array(participant),
  durationMs: z.int().nonnegative(),
  /** From opening to the first message of staff; null when staff never answered. */
  firstResponseMs: z.int().nonnegative().nullable(),
});
export type TranscriptMetadata = z.infer<typeof transcriptMetadata>;

/** Names behind ids mentioned in the messages, so that a mention stays readable for good. */
export const mentionNames = z.object({
  users: z.record(snowflake, z.string()),
  roles: z.record(snowflake, z.object({ name: z.string(), color: z.int() })),
  channels: z.record(snowflake, z.string()),
});
export type MentionNames = z.infer<typeof mentionNames>;

export const transcript = z.object({
  id: documentId,
  ticketId: documentId,
  ticketNumber: z.int().positive(),
  guildId: snowflake,
  channelId: snowflake.nullable(),
  channelName: z.string().nullable(),
  userId: snowflake,
  username: z.string(),
  opener: personRef,
  panelTitle: z.string(),
  status: z.enum(['recording', 'final']),
  closedBy: personRef.nullable(),
  closeReason: z.string().nullable(),
  /** Null while the ticket is still open. */
  metadata: transcriptMetadata.nullable(),
  mentions: mentionNames,
  createdAt: instant,
  closedAt: instant.nullable(),
});
export type Transcript = z.infer<typeof transcript>;

/** `GET …/transcripts/:id` answers with the transcript and one page of messages, oldest first. */
export const transcriptPage = z.object({
  transcript,
  messages: z.array(transcriptMessage),
  /** Give it back as `?after=` for the next page; null at the end. */
  nextCursor: z.string().nullable(),
});
export type TranscriptPage = z.infer<typeof transcriptPage>;

export const transcriptList = z.object({
  transcripts: z.array(transcript.omit({ mentions: true })),
  nextCursor: z.string().nullable(),
});
export type TranscriptList = z.infer<typeof transcriptList>;
