import type { DocumentId } from '@fns/contracts/ids';
import { discordLimits } from '@fns/contracts/limits';
import { clip, ticketNumber } from './text.ts';

const marker = /\[fns:([0-9a-f]{24})\]$/;

/**
 * The topic of a ticket's channel. It ends with the ticket's id, because channel creation has no
 * nonce: after a lost answer the marker is how we find out whether the channel was made.
 */
export function ticketTopic(ticket: {
  id: DocumentId;
  number: number;
  panelTitle: string;
}): string {
  const tag = ` [fns:${ticket.id}]`;
  const text = `Ticket ${ticketNumber(ticket.number)} · ${ticket.panelTitle}`;
  return clip(text, discordLimits.channelTopic - tag.length) + tag;
}

/** The ticket that a channel's topic names; null when it isn't one of ours. */
export function ticketIdInTopic(topic: string | null | undefined): DocumentId | null {
  return topic?.match(marker)?.[1] ?? null;
}
