import type { PersonRef } from '@fns/contracts/ticket';
import type { MentionNames, Transcript, TranscriptMetadata } from '@fns/contracts/transcript';
import { Schema, type Types } from 'mongoose';
import { personSchema } from './person.ts';
import { schemaOptions } from './schema-options.ts';

export interface TranscriptDocument {
  _id: Types.ObjectId;
  guildId: string;
  ticketId: Types.ObjectId;
  ticketNumber: number;
  channelId: string | null;
  channelName: string | null;
  userId: string;
  username: string;
  opener: PersonRef;
  panelTitle: string;
  staffRoles: string[];
  status: Transcript['status'];
  closedBy: PersonRef | null;
  closeReason: string | null;
  metadata: TranscriptMetadata | null;
  /** Absent parts have no names yet. */
  mentions?: Partial<MentionNames>;
  createdAt: Date;
  closedAt: Date | null;
}

export const transcriptSchema = new Schema<TranscriptDocument>(
  {
    guildId: { type: String, required: true },
    ticketId: { type: Schema.Types.ObjectId, required: true },
    ticketNumber: { type: Number, required: true },
    channelId: { type: String, default: null },
    channelName: { type: String, default: null },
    userId: { type: String, required: true },
    username: { type: String, default: '' },
    opener: { type: personSchema, required: true },
    panelTitle: { type: String, required: true },
    staffRoles: { type: [String], default: [] },
    status: { type: String, required: true },
    closedBy: { type: personSchema, default: null },
    closeReason: { type: String, default: null },
    metadata: { type: Schema.Types.Mixed, default: null },
    mentions: { type: Schema.Types.Mixed },
    createdAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
  },
  { ...schemaOptions, collection: 'transcripts' },
);
