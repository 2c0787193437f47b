import { Schema, type Types } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

/** Numbers given out in one guild. */
export interface CounterDocument {
  _id: Types.ObjectId;
  guildId: string;
  /** The last ticket number given. */
  tickets: number;
}

export const counterSchema = new Schema<CounterDocument>(
  {
    guildId: { type: String, required: true },
    tickets: { type: Number, default: 0 },
  },
  { ...schemaOptions, collection: 'counters' },
);
