import type { PanelInput } from '@fns/contracts/panel';
import { Schema, type Types } from 'mongoose';
import { partOptions, schemaOptions } from './schema-options.ts';

export interface PanelDocument extends PanelInput {
  _id: Types.ObjectId;
  guild: string;
  channel: string | null;
  messageId: string | null;
  sentAt: Date | null;
  version: number;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

const emojiSchema = new Schema(
  {
    id: { type: String, default: null },
    name: { type: String, required: true },
    animated: { type: Boolean, default: false },
  },
  partOptions,
);

const buttonSchema = new Schema(
  {
    label: { type: String, required: true },
    style: { type: String, required: true },
    emoji: { type: emojiSchema, default: null },
  },
  partOptions,
);

const welcomeSchema = new Schema(
  {
    title: { type: String, default: '' },
    description: { type: String, required: true },
    color: { type: String, default: null },
  },
  partOptions,
);

export const panelSchema = new Schema<PanelDocument>(
  {
    guild: { type: String, required: true },
    title: { type: String, required: true },
    content: { type: String, required: true },
    color: { type: String, required: true },
    button: { type: buttonSchema, required: true },
    welcomeEmbed: { type: welcomeSchema, required: true },
    categoryId: { type: String, default: null },
    staffRoles: { type: [String], default: [] },
    pingStaff: { type: Boolean, default: false },
    enabled: { type: Boolean, default: true },
    channel: { type: String, default: null },
    messageId: { type: String, default: null },
    sentAt: { type: Date, default: null },
    version: { type: Number, required: true },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'panels' },
);
