import type { MemberAccess } from '@fns/contracts/permissions';
import type { PersonRef } from '@fns/contracts/ticket';
import type { TicketDeps } from '@fns/core/deps';
import { ok } from '@fns/core/result';
import { closeTicket } from '@fns/core/tickets/close-ticket';
import type { ButtonHandler, ButtonPress } from '../../interactions/button.ts';
import { closeAcceptedView } from './close-accepted.view.ts';
import type { TicketName } from './ticket-key.ts';

export interface CloseConfirmDeps {
  tickets: TicketDeps;
  personOf: (press: ButtonPress) => PersonRef;
  accessOf: (press: ButtonPress) => Promise<MemberAccess>;
  /** The ticket is closing; someone has to carry it through. */
  onClosing: (ticket: TicketName) => void;
}

/** "Close ticket" in the confirmation. */
export function closeConfirmButton(deps: CloseConfirmDeps): ButtonHandler {
  const { tickets, personOf, accessOf, onClosing } = deps;
  return {
    feature: 'ticket',
    action: 'close-confirm',
    acknowledge: 'update',
    press: async (press) => {
      const { guildId, arg: ticketId } = press;
      const by = { person: personOf(press), access: await accessOf(press) };
      const result = await closeTicket(tickets, { guildId, ticketId, by, reason: null });
      if (!result.ok) return result;
      onClosing({ guildId, ticketId });
      return ok(closeAcceptedView());
    },
  };
}
