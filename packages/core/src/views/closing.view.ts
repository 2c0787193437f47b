import type { Instant } from '@fns/contracts/ids';
import { discordLimits } from '@fns/contracts/limits';
import type { MessagePayload } from '@fns/contracts/message-payload';
import type { PersonRef } from '@fns/contracts/ticket';
import { clip } from '../text.ts';
import { viewColors } from './colors.ts';

export interface ClosingInput {
  closedBy: Pick<PersonRef, 'id'> | null;
  reason: string | null;
  deleteChannelAt: Instant;
}

/** When the channel goes, as Discord counts it down. */
export function deletionStamp(deleteChannelAt: Instant): string {
  return `<t:${Math.ceil(Date.parse(deleteChannelAt) / 1000)}:R>`;
}

/** Tells the ticket's channel that it closes, why, and when it goes. */
export function closingView({ closedBy, reason, deleteChannelAt }: ClosingInput): MessagePayload {
  const who = closedBy ? `<@${closedBy.id}> closed this ticket.` : 'This ticket was closed.';
  return {
    embeds: [
      {
        description: `${who} The conversation is kept; this channel goes ${deletionStamp(deleteChannelAt)}.`,
        color: viewColors.closed,
        ...(reason
          ? { fields: [{ name: 'Reason', value: clip(reason, discordLimits.embedFieldValue) }] }
          : {}),
      },
    ],
    allowed_mentions: { parse: [] },
  };
}
