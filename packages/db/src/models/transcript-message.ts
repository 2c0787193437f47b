import type { PersonRef } from '@fns/contracts/ticket';
import type { TranscriptAttachment } from '@fns/contracts/transcript';
import { Schema, type Types } from 'mongoose';
import { partOptions, schemaOptions } from './schema-options.ts';

/** A message as it stood after its last edit. `at` comes first, so that comparing two finds the later. */
export interface LatestPart {
  at: Date;
  embedCount: number;
  content: string;
  embeds: Record<string, unknown>[];
  components: Record<string, unknown>[];
  stickers: Record<string, unknown>[];
}

/** Who said it. `rank` and `at` come first: the smallest is the best and earliest knowledge of them. */
export interface AuthorPart extends PersonRef {
  /** 0 when seen as a member of the guild, 1 when Discord told only of the user. */
  rank: 0 | 1;
  at: Date;
  bot: boolean;
}

export interface AttachmentPart extends Omit<TranscriptAttachment, 'reason' | 'hash'> {
  /** Where Discord keeps it for now. */
  url: string;
  reason?: string | null;
  hash?: string | null;
}

/**
 * One message, or what is known of it. Each field is changed only by an operator under which order and
 * repetition don't matter (`$max`, `$min`, `$addToSet`, push-if-absent): see record-changes.ts.
 */
export interface TranscriptMessageDocument {
  _id: Types.ObjectId;
  guildId: string;
  transcriptId: Types.ObjectId;
  messageId: string;
  /** The id as text that sorts by age: unique in a transcript, and its pages' key. */
  position: string;
  /** Absent while nothing but a deletion is known; so are the others below. */
  latest?: LatestPart;
  author?: AuthorPart;
  staff?: boolean;
  type?: number;
  replyTo?: string | null;
  pinned?: boolean;
  createdAt?: Date;
  /** Every text it had, and since when. */
  texts?: { at: Date; content: string }[];
  attachments?: AttachmentPart[];
  deletedAt?: Date;
}

const attachmentSchema = new Schema<AttachmentPart>(
  {
    id: { type: String, required: true },
    filename: String,
    contentType: { type: String, default: null },
    size: Number,
    width: { type: Number, default: null },
    height: { type: Number, default: null },
    description: { type: String, default: null },
    spoiler: Boolean,
    url: String,
    archive: { type: String, required: true },
    reason: { type: String },
    hash: { type: String },
  },
  partOptions,
);

const textSchema = new Schema({ at: Date, content: { type: String } }, partOptions);

export const transcriptMessageSchema = new Schema<TranscriptMessageDocument>(
  {
    guildId: { type: String, required: true },
    transcriptId: { type: Schema.Types.ObjectId, required: true },
    messageId: { type: String, required: true },
    position: { type: String, required: true },
    latest: { type: Schema.Types.Mixed },
    author: { type: Schema.Types.Mixed },
    staff: { type: Boolean },
    type: { type: Number },
    replyTo: { type: String },
    pinned: { type: Boolean },
    createdAt: { type: Date },
    texts: { type: [textSchema], default: undefined },
    attachments: { type: [attachmentSchema], default: undefined },
    deletedAt: { type: Date },
  },
  { ...schemaOptions, collection: 'transcript_messages' },
);
