import type { PersonRef } from '@fns/contracts/ticket';
import { Schema } from 'mongoose';
import { partOptions } from './schema-options.ts';

/** A person as a ticket or a transcript remembers them. */
export const personSchema = new Schema<PersonRef>(
  {
    id: { type: String, required: true },
    username: { type: String, default: '' },
    displayName: { type: String, default: '' },
    avatarUrl: { type: String, default: null },
  },
  partOptions,
);
