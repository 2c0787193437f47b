import type { Refusal } from '@fns/contracts/errors';
import { systemActor } from '../actors.ts';
import type { TicketDeps } from '../deps.ts';
import { isPassing } from '../passing.ts';
import { type Result, refused } from '../result.ts';
import type { HeldTicket } from './lease.ts';
import { noteTicket } from './ticket-events.ts';

/**
 * Takes back a ticket that can't be opened: its channel goes, its slot is free again, and the reason
 * stays with it. The decision is saved first, so that a crash in between undoes and doesn't open.
 * Always answers with a refusal: the given one, or that it must be repeated.
 */
export async function undoOpening(
  deps: Pick<TicketDeps, 'channels' | 'events' | 'clock' | 'log'>,
  held: HeldTicket,
  refusal: Refusal,
): Promise<Result<never>> {
  const { id: ticketId, guildId, channelId } = held.ticket;
  if (held.ticket.failure === null) await held.advance({ failure: refusal.message });
  if (channelId !== null) {
    const deleted = await deps.channels.delete(
      guildId,
      channelId,
      'The ticket could not be opened',
    );
    if (!deleted.ok && isPassing(deleted.error)) return deleted;
    // The reconciler deletes it, once it may.
    if (!deleted.ok)
      deps.log.warn({ ticketId, channelId, code: deleted.error.code }, 'channel stays');
  }
  await noteTicket(deps, held.ticket, 'ticket.failed', {
    actor: systemActor,
    before: { state: 'opening' },
    after: { state: 'failed', failure: held.ticket.failure },
  });
  await held.advance({ state: 'failed', closed: true, closedAt: deps.clock.now() });
  return refused(refusal);
}
