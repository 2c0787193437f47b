import { type Refusal, RefusalError, refuse } from '@fns/contracts/errors';
import { isDatabaseUnavailable } from '@fns/db/unavailable';

/** What an error says to people; undefined for a bug. */
export function expectedRefusal(error: unknown): Refusal | undefined {
  if (error instanceof RefusalError) return error.refusal;
  if (isDatabaseUnavailable(error)) return refuse('database_unavailable');
  return undefined;
}
