import type { RefusalError } from '@fns/contracts/errors';

/** The refusal that a failed call ended with; null for a bug. Told by its name, which needs no schemas. */
export function refusalOf(error: unknown): RefusalError | null {
  return error instanceof Error && error.name === 'RefusalError' ? (error as RefusalError) : null;
}
