import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';

/**
 * After a gap (a restart, a gateway session that could not be resumed): fetches what every open
 * ticket of the guild missed, files included. `caughtUp` is told of each ticket whose record is
 * complete up to now (see `gapless` in `trackChanges`).
 */
export async function catchUpGuild(
  _deps: Pick<
    TicketDeps,
    'tickets' | 'transcripts' | 'members' | 'messages' | 'files' | 'archive' | 'log'
  >,
  _guildId: Snowflake,
  _caughtUp: (ticketId: DocumentId) => void,
): Promise<void> {
  throw new Error('being written');
}
