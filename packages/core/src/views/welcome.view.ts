import { discordLimits } from '@fns/contracts/limits';
import type { MessagePayload } from '@fns/contracts/message-payload';
import type { PanelInput } from '@fns/contracts/panel';
import type { PersonRef } from '@fns/contracts/ticket';
import { customIds } from '../custom-id.ts';
import { clip, plain, ticketNumber } from '../text.ts';
import { colorValue } from './colors.ts';
import { fillPlaceholders } from './placeholders.ts';

export interface WelcomeInput {
  panel: Pick<PanelInput, 'title' | 'color' | 'welcomeEmbed' | 'staffRoles' | 'pingStaff'>;
  /** An unsaved preview shows any id. */
  ticket: { id: string; number: number; opener: Pick<PersonRef, 'id' | 'displayName'> };
  serverName: string;
}

/**
 * The first message of a ticket. The opener is mentioned, and the staff only when the panel asks for
 * it; both by explicit ids, so nothing else in the text can ping.
 */
export function welcomeView({ panel, ticket, serverName }: WelcomeInput): MessagePayload {
  const roles = panel.pingStaff ? panel.staffRoles : [];
  const values = {
    number: ticketNumber(ticket.number),
    panel: plain(panel.title),
    server: plain(serverName),
  };
  const mention = `<@${ticket.opener.id}>`;
  // A title renders no mentions, so the name stands there instead.
  const title = fillPlaceholders(panel.welcomeEmbed.title, {
    ...values,
    user: plain(ticket.opener.displayName),
  });
  const description = fillPlaceholders(panel.welcomeEmbed.description, {
    ...values,
    user: mention,
  });
  return {
    content: [mention, ...roles.map((role) => `<@&${role}>`)].join(' '),
    embeds: [
      {
        ...(title === '' ? {} : { title: clip(title, discordLimits.embedTitle) }),
        description: clip(description, discordLimits.embedDescription),
        color: colorValue(panel.welcomeEmbed.color ?? panel.color),
      },
    ],
    components: [
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 4,
            label: 'Close ticket',
            emoji: { name: '🔒' },
            custom_id: customIds.closeTicket(ticket.id),
          },
        ],
      },
    ],
    allowed_mentions: { parse: [], users: [ticket.opener.id], ...(roles.length ? { roles } : {}) },
  };
}
