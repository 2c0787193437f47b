import { refuse } from '@fns/contracts/errors';
import type { DocumentId, Instant, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { ok, type Result, refused } from '../result.ts';
import { completeRecord } from './closing/complete-record.ts';
import { deleteChannel } from './closing/delete-channel.ts';
import { finalise } from './closing/finalise.ts';
import { lockChannel } from './closing/lock-channel.ts';
import { tellOutcome } from './closing/tell-outcome.ts';
import { type HeldTicket, withLease } from './lease.ts';

export interface SettledClosing {
  ticket: TicketRecord;
  /** When to call again, to delete the channel; null when everything is done. */
  dueAt: Instant | null;
}

/**
 * Goes on with closing from wherever it stopped; every step is repeatable. Call it after
 * `closeTicket`, and again at `dueAt`; whatever is missed, `reconcileGuild` picks up.
 * Refusals: `ticket_not_found`, `ticket_busy`, `ticket_not_open` (nothing is closing), and
 * `discord_unavailable` or `rate_limited`: call again later.
 */
export function settleClosing(
  deps: TicketDeps,
  guildId: Snowflake,
  ticketId: DocumentId,
): Promise<Result<SettledClosing>> {
  return withLease(deps, guildId, ticketId, (held) => goOnClosing(deps, held));
}

/** In this order: each relies on those before it, and the channel goes last. */
const steps = [lockChannel, completeRecord, finalise, tellOutcome, deleteChannel];

/** The same under a lease that is already held. */
export async function goOnClosing(
  deps: TicketDeps,
  held: HeldTicket,
): Promise<Result<SettledClosing>> {
  if (held.ticket.closing === null) return refused(refuse('ticket_not_open'));
  for (const step of steps) {
    const done = await step(deps, held, held.ticket.closing);
    if (!done.ok) return done;
  }
  const { closing } = held.ticket;
  const dueAt = closing.channelDeleted ? null : closing.deleteChannelAt;
  return ok({ ticket: held.ticket, dueAt });
}
