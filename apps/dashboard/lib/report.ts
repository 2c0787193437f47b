import { randomBytes } from 'node:crypto';
import { log } from './log.ts';

/** Logs a bug under a reference that a person can quote. */
export function report(error: unknown): string {
  const reference = randomBytes(5).toString('hex');
  log().error({ err: error, reference }, `Something broke (reference ${reference})`);
  return reference;
}
