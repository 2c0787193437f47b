import { type Refusal, refuse } from '@fns/contracts/errors';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { MemberAccess } from '@fns/contracts/permissions';
import type { PersonRef } from '@fns/contracts/ticket';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { ok, type Result, refused } from '../result.ts';
import { beginClosing } from './begin-closing.ts';
import { withLease } from './lease.ts';
import { mayClose } from './may-close.ts';

export interface CloseTicketInput {
  guildId: Snowflake;
  ticketId: DocumentId;
  /** Null: the system closes it (inactivity), and needs no permission. */
  by: {
    person: PersonRef;
    access: Pick<MemberAccess, 'userId' | 'roleIds' | 'permissions'>;
  } | null;
  reason: string | null;
}

/**
 * Begins to close a ticket and returns at once; `settleClosing` does the work and is called next.
 * Refusals: `ticket_not_found`, `forbidden`, `ticket_not_open` (closing, closed, failed already),
 * `ticket_busy`.
 */
export async function closeTicket(
  deps: Pick<TicketDeps, 'tickets' | 'servers' | 'process' | 'clock'>,
  { guildId, ticketId, by, reason }: CloseTicketInput,
): Promise<Result<TicketRecord>> {
  const ticket = await deps.tickets.get(guildId, ticketId);
  if (!ticket) return refused(refuse('ticket_not_found'));
  const refusal = closingRefused(ticket, by);
  if (refusal) return refused(refusal);

  return withLease(deps, guildId, ticketId, async (held) => {
    // Someone else may have been faster.
    const late = notOpen(held.ticket);
    if (late) return refused(late);
    const closedBy = by?.person ?? null;
    return ok(await beginClosing(deps, held, { closedBy, reason, channelGone: false }));
  });
}

/** Why this person may not close this ticket; null when they may. Asked before confirming, too. */
export function closingRefused(ticket: TicketRecord, by: CloseTicketInput['by']): Refusal | null {
  if (by && !mayClose(by.access, ticket)) {
    return refuse(
      'forbidden',
      'Only the person who opened this ticket, its staff and server managers can close it.',
    );
  }
  return notOpen(ticket);
}

function notOpen({ state }: TicketRecord): Refusal | null {
  switch (state) {
    case 'open':
      return null;
    case 'opening':
    case 'reopening':
      return refuse('ticket_busy', 'This ticket is just being opened. Try again in a moment.');
    case 'closing':
      return refuse('ticket_not_open', 'This ticket is already being closed.');
    case 'closed':
      return refuse('ticket_not_open', 'This ticket is already closed.');
    case 'failed':
      return refuse('ticket_not_open', 'This ticket could not be opened.');
  }
}
