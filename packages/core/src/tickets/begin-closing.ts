import type { PersonRef } from '@fns/contracts/ticket';
import { actorOf } from '../actors.ts';
import type { TicketDeps } from '../deps.ts';
import { later } from '../instant.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import type { HeldTicket } from './lease.ts';
import { noteTicket } from './ticket-events.ts';

export interface ClosingOrder {
  /** Null: the system. */
  closedBy: PersonRef | null;
  reason: string | null;
  /** Somebody deleted the channel: nothing is left to lock or to delete. */
  channelGone: boolean;
}

/** Takes an open ticket to `closing`: from here on it only goes forward, whoever carries it. */
export async function beginClosing(
  deps: Pick<TicketDeps, 'servers' | 'clock'>,
  held: HeldTicket,
  { closedBy, reason, channelGone }: ClosingOrder,
): Promise<TicketRecord> {
  const { ticketConfig } = await deps.servers.get(held.ticket.guildId);
  const startedAt = deps.clock.now();
  return held.advance({
    state: 'closing',
    closedBy,
    closeReason: reason,
    closing: {
      startedAt,
      deleteChannelAt: later(startedAt, ticketConfig.deleteAfterSeconds * 1000),
      locked: channelGone,
      backfilled: false,
      summarised: false,
      notified: false,
      channelDeleted: channelGone,
      summaryMessageId: null,
      directMessageId: null,
    },
  });
}

/** The audit trail's line for it; part of settling, so that a crash right after `beginClosing` loses nothing. */
export function noteClosing(
  deps: Pick<TicketDeps, 'events' | 'clock'>,
  ticket: TicketRecord,
): Promise<void> {
  return noteTicket(deps, ticket, 'ticket.closing', {
    actor: actorOf(ticket.closedBy),
    before: { state: 'open' },
    after: { state: 'closing', reason: ticket.closeReason },
  });
}
