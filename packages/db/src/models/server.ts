import type { TicketConfig } from '@fns/contracts/settings';
import { Schema, type Types } from 'mongoose';
import { partOptions, schemaOptions } from './schema-options.ts';

export interface ServerDocument {
  _id: Types.ObjectId;
  serverId: string;
  ticketConfig: TicketConfig;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const grantSchema = new Schema(
  {
    kind: { type: String, required: true },
    id: { type: String, required: true },
    permissions: { type: [String], default: [] },
  },
  partOptions,
);

const autoCloseSchema = new Schema(
  { enabled: Boolean, afterHours: Number, warnHours: Number },
  partOptions,
);

const ticketConfigSchema = new Schema<TicketConfig>(
  {
    ticketNameStyle: String,
    maxTicketsPerUser: Number,
    ticketTranscript: { type: String, default: null },
    ticketPermissions: { type: [grantSchema], default: [] },
    notifyOpener: Boolean,
    deleteAfterSeconds: Number,
    autoClose: { type: autoCloseSchema },
  },
  partOptions,
);

export const serverSchema = new Schema<ServerDocument>(
  {
    serverId: { type: String, required: true },
    ticketConfig: { type: ticketConfigSchema, required: true },
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'servers' },
);
