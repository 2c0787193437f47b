import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';

/** Someone deleted a channel by hand: if it was a ticket's, that ticket closes, and its transcript is kept. */
export async function channelDeleted(
  _deps: TicketDeps,
  _guildId: Snowflake,
  _channelId: Snowflake,
): Promise<void> {
  throw new Error('being written');
}
