import type { EventActor, EventType } from '@fns/contracts/event';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';

/**
 * Notes a step in a ticket's life. Each happens once to a ticket, so repeating it lands once. Noted
 * before the state that ends the step is saved: after a crash in between, the step is repeated.
 */
export async function noteTicket(
  { events, clock }: Pick<TicketDeps, 'events' | 'clock'>,
  ticket: Pick<TicketRecord, 'id' | 'guildId'>,
  type: Extract<EventType, `ticket.${string}`>,
  { actor, before, after }: { actor: EventActor; before?: unknown; after?: unknown },
): Promise<void> {
  await events.append(ticket.guildId, {
    type,
    actor,
    target: { kind: 'ticket', id: ticket.id },
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    at: clock.now(),
    key: `${type}:${ticket.id}`,
  });
}
