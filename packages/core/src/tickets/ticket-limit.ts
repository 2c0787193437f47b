import { type Refusal, refuse } from '@fns/contracts/errors';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { ticketNumber } from '../text.ts';

/** The refusal of one ticket too many: it links those that are open, so that a person finds the way. */
export function ticketLimitReached(unclosed: TicketRecord[]): Refusal {
  const details = { tickets: unclosed.map(({ id, channelId }) => ({ id, channelId })) };
  return refuse('ticket_limit_reached', sentence(unclosed), details);
}

function sentence(unclosed: TicketRecord[]): string {
  const [first, ...others] = unclosed;
  if (!first) return 'This server takes no more tickets from you right now.';
  if (others.length > 0) {
    return `You already have ${unclosed.length} open tickets: ${unclosed.map(link).join(', ')}. Close one first.`;
  }
  switch (first.state) {
    case 'opening':
      return `Your ticket ${ticketNumber(first.number)} is just being opened. It appears in a moment.`;
    case 'closing':
      return `Your ticket ${link(first)} is just being closed. Try again in a moment.`;
    default:
      return `You already have an open ticket: ${link(first)}`;
  }
}

function link({ channelId, number }: TicketRecord): string {
  return channelId ? `<#${channelId}>` : ticketNumber(number);
}
