import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { MemberAccess } from '@fns/contracts/permissions';
import type { PersonRef } from '@fns/contracts/ticket';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import type { Result } from '../result.ts';

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
  _deps: TicketDeps,
  _input: CloseTicketInput,
): Promise<Result<TicketRecord>> {
  throw new Error('being written');
}
