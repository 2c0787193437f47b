import type { DocumentId, Instant } from '@fns/contracts/ids';
import { Types } from 'mongoose';

/** An id that certainly names no document stands in for text that is none: such a search finds nothing. */
const nothing = new Types.ObjectId('000000000000000000000000');

/** Our ids cross borders as 24 hex digits and are stored as ObjectIds. */
export function objectId(id: DocumentId): Types.ObjectId {
  return /^[0-9a-f]{24}$/i.test(id) ? new Types.ObjectId(id) : nothing;
}

export function newObjectId(): Types.ObjectId {
  return new Types.ObjectId();
}

export function documentId(id: Types.ObjectId): DocumentId {
  return id.toHexString();
}

export function instant(date: Date): Instant {
  return date.toISOString();
}

export function instantOrNull(date: Date | null | undefined): Instant | null {
  return date ? date.toISOString() : null;
}

export function dateOrNull(at: Instant | null | undefined): Date | null {
  return at ? new Date(at) : null;
}
