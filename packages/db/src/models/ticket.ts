import type { PersonRef, TicketState } from '@fns/contracts/ticket';
import { Schema, type Types } from 'mongoose';
import { personSchema } from './person.ts';
import { partOptions, schemaOptions } from './schema-options.ts';

export interface LeasePart {
  instance: string;
  boot: string;
  until: Date;
}

export interface ClosingPart {
  startedAt: Date;
  deleteChannelAt: Date;
  locked: boolean;
  backfilled: boolean;
  summarised: boolean;
  notified: boolean;
  channelDeleted: boolean;
  summaryMessageId: string | null;
  directMessageId: string | null;
}

export interface TicketDocument {
  _id: Types.ObjectId;
  guildId: string;
  number: number;
  state: TicketState;
  closed: boolean;
  slot: number;
  /** Absent when nothing asked by an interaction. */
  requestId?: string;
  userId: string;
  opener: PersonRef;
  panelId: Types.ObjectId;
  panelTitle: string;
  staffRoles: string[];
  categoryId: string | null;
  channelId: string | null;
  channelName: string | null;
  welcomeMessageId: string | null;
  transcriptId: Types.ObjectId | null;
  closedBy: PersonRef | null;
  closeReason: string | null;
  failure: string | null;
  /** Absent until closing begins, so that its fields can be set one by one. */
  closing?: Partial<ClosingPart>;
  /** Absent when nobody works on it. */
  lease?: LeasePart;
  /** A message id as a position (see position.ts), so that `$max` compares age. */
  trackedUntil: string | null;
  createdAt: Date;
  lastMessageAt: Date | null;
  closedAt: Date | null;
}

const closingSchema = new Schema<ClosingPart>(
  {
    startedAt: Date,
    deleteChannelAt: Date,
    locked: Boolean,
    backfilled: Boolean,
    summarised: Boolean,
    notified: Boolean,
    channelDeleted: Boolean,
    summaryMessageId: { type: String },
    directMessageId: { type: String },
  },
  partOptions,
);

const leaseSchema = new Schema<LeasePart>(
  { instance: String, boot: String, until: Date },
  partOptions,
);

export const ticketSchema = new Schema<TicketDocument>(
  {
    guildId: { type: String, required: true },
    number: { type: Number, required: true },
    state: { type: String, required: true },
    closed: { type: Boolean, required: true },
    slot: { type: Number, required: true },
    requestId: { type: String },
    userId: { type: String, required: true },
    opener: { type: personSchema, required: true },
    panelId: { type: Schema.Types.ObjectId, required: true },
    panelTitle: { type: String, required: true },
    staffRoles: { type: [String], default: [] },
    categoryId: { type: String, default: null },
    channelId: { type: String, default: null },
    channelName: { type: String, default: null },
    welcomeMessageId: { type: String, default: null },
    transcriptId: { type: Schema.Types.ObjectId, default: null },
    closedBy: { type: personSchema, default: null },
    closeReason: { type: String, default: null },
    failure: { type: String, default: null },
    closing: { type: closingSchema },
    lease: { type: leaseSchema },
    trackedUntil: { type: String, default: null },
    createdAt: { type: Date, required: true },
    lastMessageAt: { type: Date, default: null },
    closedAt: { type: Date, default: null },
  },
  { ...schemaOptions, collection: 'tickets' },
);
