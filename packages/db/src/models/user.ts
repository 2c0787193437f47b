import { Schema, type Types } from 'mongoose';
import { schemaOptions } from './schema-options.ts';

export interface UserDocument {
  _id: Types.ObjectId;
  userId: string;
  username: string;
  displayName: string;
  avatarUrl: string | null;
  /** Encrypted before it comes here. */
  accessToken: string | null;
  refreshToken: string | null;
  tokenExpiresAt: Date | null;
  sessionVersion: number;
  createdAt: Date;
  lastSignInAt: Date;
}

export const userSchema = new Schema<UserDocument>(
  {
    userId: { type: String, required: true },
    username: { type: String, required: true },
    displayName: { type: String, required: true },
    avatarUrl: { type: String, default: null },
    accessToken: { type: String, default: null },
    refreshToken: { type: String, default: null },
    tokenExpiresAt: { type: Date, default: null },
    sessionVersion: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    lastSignInAt: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'users' },
);
