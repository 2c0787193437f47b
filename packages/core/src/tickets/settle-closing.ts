import type { DocumentId, Instant, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import type { Result } from '../result.ts';

export interface SettledClosing {
  ticket: TicketRecord;
  /** When to call again, to delete the channel; null when everything is done. */
  dueAt: Instant | null;
}

/**
 * Goes on with closing from wherever it stopped; every step is repeatable. Call it after
 * `closeTicket`, and again at `dueAt`; whatever is missed, `reconcileGuild` picks up.
 * Refusals: `ticket_not_found`, `ticket_busy`, `ticket_not_open` (nothing is closing), and
 * `discord_unavailable`: call again later.
 */
export async function settleClosing(
  _deps: TicketDeps,
  _guildId: Snowflake,
  _ticketId: DocumentId,
): Promise<Result<SettledClosing>> {
  throw new Error('being written');
}
