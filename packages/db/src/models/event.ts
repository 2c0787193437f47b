import type { AuditEvent } from '@fns/contracts/event';
import { Schema, type Types } from 'mongoose';
import { partOptions, schemaOptions } from './schema-options.ts';

export interface EventDocument extends Pick<AuditEvent, 'type' | 'actor' | 'target'> {
  _id: Types.ObjectId;
  guildId: string;
  /** 1, 2, 3 … in the order in which the guild's events became visible; no gaps. */
  sequence: number;
  /** Makes a repeated step's event land once. */
  key?: string;
  before?: unknown;
  after?: unknown;
  at: Date;
}

const actorSchema = new Schema(
  {
    kind: { type: String, required: true },
    id: { type: String, default: null },
    name: { type: String, default: '' },
  },
  partOptions,
);

const targetSchema = new Schema(
  { kind: { type: String, required: true }, id: { type: String, required: true } },
  partOptions,
);

export const eventSchema = new Schema<EventDocument>(
  {
    guildId: { type: String, required: true },
    sequence: { type: Number, required: true },
    key: { type: String },
    type: { type: String, required: true },
    actor: { type: actorSchema, required: true },
    target: { type: targetSchema, required: true },
    before: { type: Schema.Types.Mixed },
    after: { type: Schema.Types.Mixed },
    at: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'events' },
);
