import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { PersonRef } from '@fns/contracts/ticket';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import type { Result } from '../result.ts';

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
  _deps: TicketDeps,
  _input: OpenTicketInput,
): Promise<Result<TicketRecord>> {
  throw new Error('being written');
}
