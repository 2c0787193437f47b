import type { Snowflake } from '@fns/contracts/ids';
import type { Overwrite } from '../ports/ticket-channels.ts';

/** @see https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
const bit = {
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
} as const;

/** Nothing beyond what a conversation takes: Discord refuses bits that the bot itself doesn't hold. */
const converse =
  bit.viewChannel | bit.sendMessages | bit.embedLinks | bit.attachFiles | bit.readMessageHistory;

export interface TicketParties {
  guildId: Snowflake;
  openerId: Snowflake;
  staffRoles: Snowflake[];
  botId: Snowflake;
}

/** Who sees a ticket's channel: its opener, its staff, the bot, and nobody else. */
export function ticketOverwrites(parties: TicketParties): Overwrite[] {
  const { guildId, openerId, staffRoles, botId } = parties;
  // @everyone is the role whose id is the guild's. As a staff role it would open the ticket to all.
  const staff = [...new Set(staffRoles)].filter((role) => role !== guildId);
  return [
    { id: guildId, type: 0, allow: '0', deny: String(bit.viewChannel) },
    ...staff.map((role) => allowed(role, 0)),
    allowed(openerId, 1),
    allowed(botId, 1),
  ];
}

/** The opener of a closing ticket: still reads, no longer writes. */
export function lockedOpenerOverwrite(openerId: Snowflake): Overwrite {
  const allow = String(bit.viewChannel | bit.readMessageHistory);
  return { id: openerId, type: 1, allow, deny: String(bit.sendMessages) };
}

function allowed(id: Snowflake, type: Overwrite['type']): Overwrite {
  return { id, type, allow: String(converse), deny: '0' };
}
