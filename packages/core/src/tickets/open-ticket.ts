import { refuse } from '@fns/contracts/errors';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { PersonRef } from '@fns/contracts/ticket';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { ok, type Result, refused } from '../result.ts';
import { holding } from './lease.ts';
import { reserveTicket } from './reserve-ticket.ts';
import { settleOpening } from './settle-opening.ts';

export interface OpenTicketInput {
  guildId: Snowflake;
  panelId: DocumentId;
  opener: PersonRef;
  /** The interaction's id: asking again with the same one answers with the same ticket. */
  requestId: string;
}

/**
 * Opens a ticket: reserves its place, makes its channel, greets its opener.
 *
 * Refusals: `panel_not_found`, `panel_disabled`, `ticket_limit_reached` (the sentence links the open
 * tickets), what Discord refused (everything is undone then), and `discord_unavailable` when it
 * can't be told yet: the reconciler finishes the ticket then, or undoes it.
 */
export async function openTicket(
  deps: TicketDeps,
  { guildId, panelId, opener, requestId }: OpenTicketInput,
): Promise<Result<TicketRecord>> {
  const [panel, server] = await Promise.all([
    deps.panels.get(guildId, panelId),
    deps.servers.get(guildId),
  ]);
  if (!panel) return refused(refuse('panel_not_found'));
  if (!panel.enabled) return refused(refuse('panel_disabled'));

  const { maxTicketsPerUser, ticketNameStyle } = server.ticketConfig;
  const reserved = await reserveTicket(
    deps,
    guildId,
    {
      requestId,
      opener,
      panelId,
      panelTitle: panel.title,
      staffRoles: panel.staffRoles,
      categoryId: panel.categoryId,
    },
    maxTicketsPerUser,
  );
  if (!reserved.ok) return reserved;
  const { ticket, repeated } = reserved.value;
  if (repeated) {
    return ticket.state === 'opening' ? refused(refuse('ticket_busy')) : ok(ticket);
  }
  return holding(deps, ticket, (held) =>
    settleOpening(deps, held, { panel, nameStyle: ticketNameStyle, found: null }),
  );
}
