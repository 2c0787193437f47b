import type { Document } from 'bson';
import { CommandError } from '../errors.ts';

/** A place in the history: after the change of this time, or after the invalidation that followed it. */
export interface Place {
  time: number;
  invalidated: boolean;
}

/** Opaque to clients; orders as a text, as MongoDB's do. */
export function encodeToken({ time, invalidated }: Place): Document {
  return {
    _data: `82${time.toString(16).padStart(14, '0')}${invalidated ? '01' : '00'}`.toUpperCase(),
  };
}

export function decodeToken(token: unknown): Place {
  const data = (token as Document | null)?._data as unknown;
  const parts = typeof data === 'string' ? /^82([0-9A-F]{14})(00|01)$/i.exec(data) : undefined;
  if (!parts?.[1])
    throw new CommandError('InvalidResumeToken', 'The resume token is not one of this server.');
  return { time: Number.parseInt(parts[1], 16), invalidated: parts[2] === '01' };
}
