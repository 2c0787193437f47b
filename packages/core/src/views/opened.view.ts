import type { MessagePayload } from '@fns/contracts/message-payload';
import type { Ticket } from '@fns/contracts/ticket';
import { ticketNumber } from '../text.ts';

/** Answers the click, to the opener alone: where the new ticket is. */
export function openedView(ticket: Pick<Ticket, 'number' | 'channelId'>): MessagePayload {
  const where = ticket.channelId ? `: <#${ticket.channelId}>` : '.';
  return {
    content: `Your ticket ${ticketNumber(ticket.number)} is open${where}`,
    allowed_mentions: { parse: [] },
    flags: 64,
  };
}
