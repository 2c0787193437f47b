import { discordLimits } from '@fns/contracts/limits';
import type { PersonRef } from '@fns/contracts/ticket';
import { ticketNumber } from '../text.ts';
import { fillPlaceholders } from '../views/placeholders.ts';

export interface NamedTicket {
  number: number;
  opener: Pick<PersonRef, 'username'>;
  panelTitle: string;
}

/**
 * The name of a ticket's channel from the guild's template (`{number}`, `{username}`, `{panel}`), as
 * Discord would store it: 1–100 characters, lower case, no spaces or punctuation but `-` and `_`.
 */
export function ticketName(style: string, { number, opener, panelTitle }: NamedTicket): string {
  const digits = ticketNumber(number);
  const filled = fillPlaceholders(style, {
    number: digits,
    username: opener.username,
    panel: panelTitle,
  });
  return safeChannelName(filled) || `ticket-${digits}`;
}

/** Empty when nothing of the text can stand in a channel's name. */
export function safeChannelName(text: string): string {
  const safe = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/-{2,}/g, '-');
  return trimDashes(cut(trimDashes(safe)));
}

function trimDashes(text: string): string {
  return text.replace(/^-+|-+$/g, '');
}

/** At Discord's limit, never in the middle of a surrogate pair. */
function cut(text: string): string {
  const short = text.slice(0, discordLimits.channelName);
  const last = short.charCodeAt(short.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? short.slice(0, -1) : short;
}
