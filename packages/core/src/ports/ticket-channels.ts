import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { Result } from '../result.ts';

/** A permission overwrite as Discord's JSON has it; `allow` and `deny` are decimal bit sets. */
export interface Overwrite {
  id: Snowflake;
  /** 0 role, 1 member. */
  type: 0 | 1;
  allow: string;
  deny: string;
}

export interface TicketChannelSpec {
  /** Already safe for Discord (see ticket-name.ts). */
  name: string;
  /** Carries the marker of the ticket (see ticket-marker.ts). */
  topic: string;
  parentId: Snowflake | null;
  overwrites: Overwrite[];
  /** For Discord's audit log. */
  reason: string;
}

export interface TicketChannel {
  channelId: Snowflake;
  name: string;
  /** The ticket that the topic's marker names. */
  ticketId: DocumentId;
}

/**
 * Ticket channels in Discord. Refusals: `missing_permission`, `role_hierarchy`, `category_full`,
 * `server_full`, `channel_not_found`, `discord_refused`, and `discord_unavailable`, which alone
 * means that the call may or may not have happened: look before repeating.
 */
export interface TicketChannels {
  /** One call that carries everything. Not repeatable by itself. `channel_not_found`: the category is gone. */
  create(guildId: Snowflake, spec: TicketChannelSpec): Promise<Result<TicketChannel>>;
  /** Every channel of the guild whose topic carries a marker of ours, asked of Discord, not of a cache. */
  listMarked(guildId: Snowflake): Promise<Result<TicketChannel[]>>;
  /** The oldest channel that carries this ticket's marker; null when there is none. Never from a cache. */
  findByMarker(guildId: Snowflake, ticketId: DocumentId): Promise<Result<TicketChannel | null>>;
  exists(guildId: Snowflake, channelId: Snowflake): Promise<Result<boolean>>;
  /** Deleting a channel that is already gone succeeds. */
  delete(guildId: Snowflake, channelId: Snowflake, reason: string): Promise<Result<void>>;
  /** Keeps the opener reading but no longer writing. Repeatable; a channel that is gone succeeds. */
  lockOpener(guildId: Snowflake, channelId: Snowflake, userId: Snowflake): Promise<Result<void>>;
}
