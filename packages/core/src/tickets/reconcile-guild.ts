import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { Result } from '../result.ts';

export interface Reconciled {
  /** Tickets that were looked at. */
  tickets: number;
  /** Channels deleted because no ticket needs them. */
  straysDeleted: number;
  /** The earliest moment at which something of this guild falls due (a channel's deletion); null for none. */
  dueAt: Instant | null;
}

/**
 * Finishes or undoes every ticket of a guild that isn't at rest, from what the database and the
 * channels' markers say. At start-up, on a timer, and whenever a guild becomes available. Safe to run
 * on several processes at once, and beside anything else. Refuses what listing the channels refuses.
 */
export async function reconcileGuild(
  _deps: TicketDeps,
  _guildId: Snowflake,
): Promise<Result<Reconciled>> {
  throw new Error('being written');
}
