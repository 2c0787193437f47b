import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { PersonRef } from '@fns/contracts/ticket';
import type { TicketDeps } from '@fns/core/deps';
import { ok } from '@fns/core/result';
import { openTicket } from '@fns/core/tickets/open-ticket';
import { openedView } from '@fns/core/views/opened.view';
import type { ButtonHandler, ButtonPress } from '../../interactions/button.ts';

export interface OpenDeps {
  tickets: TicketDeps;
  personOf: (press: ButtonPress) => PersonRef;
  onOpened: (ticket: { guildId: Snowflake; ticketId: DocumentId; channelId: Snowflake }) => void;
  /** How far it came can't be told; the reconciler finds out. */
  onUncertain: (guildId: Snowflake) => void;
}

/** A panel's button: opens a ticket for whoever presses it. */
export function openButton({ tickets, personOf, onOpened, onUncertain }: OpenDeps): ButtonHandler {
  return {
    feature: 'ticket',
    action: 'open',
    acknowledge: 'reply',
    press: async (press) => {
      const { guildId, interactionId: requestId, arg: panelId } = press;
      let certain = false;
      try {
        const opener = personOf(press);
        const result = await openTicket(tickets, { guildId, panelId, opener, requestId });
        certain = result.ok || result.error.code !== 'discord_unavailable';
        if (!result.ok) return result;
        const { id: ticketId, channelId } = result.value;
        if (channelId) onOpened({ guildId, ticketId, channelId });
        return ok(openedView(result.value));
      } finally {
        if (!certain) onUncertain(guildId);
      }
    },
  };
}
