import { refuse } from '@fns/contracts/errors';
import type { MemberAccess } from '@fns/contracts/permissions';
import type { TicketStore } from '@fns/core/ports/ticket-store';
import { ok, refused } from '@fns/core/result';
import { mayClose } from '@fns/core/tickets/may-close';
import { closeConfirmView } from '@fns/core/views/close-confirm.view';
import type { ButtonHandler, ButtonPress } from '../../interactions/button.ts';

export interface CloseDeps {
  tickets: Pick<TicketStore, 'get'>;
  accessOf: (press: ButtonPress) => Promise<MemberAccess>;
}

/** The close button of a ticket: asks for confirmation, or says why not. */
export function closeButton({ tickets, accessOf }: CloseDeps): ButtonHandler {
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
      if (!mayClose(access, ticket)) return refused(refuse('forbidden'));
      if (ticket.state !== 'open') return refused(refuse('ticket_not_open'));
      return ok(closeConfirmView(ticket.id));
    },
  };
}
