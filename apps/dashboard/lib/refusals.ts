import { type Refusal, RefusalError, refuse } from '@fns/contracts/errors';
import { isDatabaseUnavailable } from '@fns/db/unavailable';

/** What an exception means to a person, if it is one we expect; null for a bug. */
export function expectedRefusal(error: unknown): Refusal | null {
  if (error instanceof RefusalError) {
    // Between us and the bot, not between us and the person: they can't do anything about it.
    if (error.code === 'invalid_api_key') {
      return refuse('bot_unavailable', 'The bot does not accept the key of this dashboard.');
    }
    return error.refusal;
  }
  return isDatabaseUnavailable(error) ? refuse('database_unavailable') : null;
}
