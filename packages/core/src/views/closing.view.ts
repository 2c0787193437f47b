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

/** Tells the ticket's channel that it closes, why, and when it goes. */
export function closingView({ closedBy, reason, deleteChannelAt }: ClosingInput): MessagePayload {
  const who = closedBy ? `<@${closedBy.id}> closed this ticket.` : 'This ticket was closed.';
  const when = Math.ceil(Date.parse(deleteChannelAt) / 1000);
  return {
    embeds: [
      {
        description: `${who} The conversation is kept; this channel goes <t:${when}:R>.`,
        color: viewColors.closed,
        ...(reason
          ? { fields: [{ name: 'Reason', value: clip(reason, discordLimits.embedFieldValue) }] }
          : {}),
      },
    ],
    allowed_mentions: { parse: [] },
  };
}
