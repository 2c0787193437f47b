import type { DocumentId, Snowflake } from '@fns/contracts/ids';

/** A ticket with its guild, as the key of a schedule. */
export type TicketKey = `${Snowflake}:${DocumentId}`;

export interface TicketName {
  guildId: Snowflake;
  ticketId: DocumentId;
}

export function ticketKey({ guildId, ticketId }: TicketName): TicketKey {
  return `${guildId}:${ticketId}`;
}

export function ticketOf(key: TicketKey): TicketName {
  const [guildId = '', ticketId = ''] = key.split(':');
  return { guildId, ticketId };
}
