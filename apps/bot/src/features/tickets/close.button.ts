import { refuse } from '@fns/contracts/errors';
import type { MemberAccess } from '@fns/contracts/permissions';
import type { PersonRef } from '@fns/contracts/ticket';
import type { TicketStore } from '@fns/core/ports/ticket-store';
import { ok, refused } from '@fns/core/result';
import { closingRefused } from '@fns/core/tickets/close-ticket';
import { closeConfirmView } from '@fns/core/views/close-confirm.view';
import type { ButtonHandler, ButtonPress } from '../../interactions/button.ts';

export interface CloseDeps {
  tickets: Pick<TicketStore, 'get'>;
  personOf: (press: ButtonPress) => PersonRef;
  accessOf: (press: ButtonPress) => Promise<MemberAccess>;
}

/** The close button of a ticket: asks for confirmation, or says why not. */
export function closeButton({ tickets, personOf, accessOf }: CloseDeps): ButtonHandler {
  return {
    feature: 'ticket',
    action: 'close',
    acknowledge: 'reply',
    press: async (press) => {
      const [ticket, access] = await Promise.all([
        tickets.get(press.guildId, press.arg),
        accessOf(press),
      ]);
      if (!ticket) return refused(refuse('ticket_not_found'));
      const refusal = closingRefused(ticket, { person: personOf(press), access });
      return refusal ? refused(refusal) : ok(closeConfirmView(ticket.id));
    },
  };
}
