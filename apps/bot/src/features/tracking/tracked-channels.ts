import type { DocumentId, Snowflake } from '@fns/contracts/ids';

export interface TicketPlace {
  guildId: Snowflake;
  channelId: Snowflake;
  ticketId: DocumentId;
}

/** A channel whose messages are recorded. */
export interface TrackedChannel extends TicketPlace {
  /** The database has confirmed that this ticket lives in this channel; a topic alone proves nothing. */
  proven: boolean;
  /** When it last missed something, in the order of all gaps; null while it misses nothing. */
  gap: number | null;
}

/** Which channels are tickets': asked for every message that passes, so it lives in memory. */
export interface TrackedChannels {
  byChannel: (channelId: Snowflake) => TrackedChannel | undefined;
  /** Adds a channel, or confirms the one that is known. A new one is complete only if it was just created. */
  add: (place: TicketPlace, about: { proven: boolean; justCreated: boolean }) => void;
  remove: (channelId: Snowflake) => void;
  /** A channel missed something, or all of a guild, or (without saying where) every one. */
  missed: (where?: { channelId: Snowflake } | { guildId: Snowflake }) => void;
  /** Now, to hand to `caughtUp` after fetching. */
  mark: () => number;
  /** A ticket's record is complete, except for what it missed after `mark`. */
  caughtUp: (ticketId: DocumentId, mark: number) => void;
  /** Guilds in which some channel misses something. */
  guildsWithGaps: () => Set<Snowflake>;
  size: () => number;
}

export function createTrackedChannels(): TrackedChannels {
  const channels = new Map<Snowflake, TrackedChannel>();
  const channelOf = new Map<DocumentId, Snowflake>();
  let gaps = 0;

  return {
    byChannel: (channelId) => channels.get(channelId),
    add: ({ guildId, channelId, ticketId }, { proven, justCreated }) => {
      const known = channels.get(channelId);
      if (known) {
        known.proven ||= proven && known.ticketId === ticketId;
        return;
      }
      const gap = justCreated ? null : ++gaps;
      channels.set(channelId, { guildId, channelId, ticketId, proven, gap });
      channelOf.set(ticketId, channelId);
    },
    remove: (channelId) => {
      const channel = channels.get(channelId);
      if (!channel) return;
      channels.delete(channelId);
      if (channelOf.get(channel.ticketId) === channelId) channelOf.delete(channel.ticketId);
    },
    missed: (where) => {
      gaps++;
      if (where && 'channelId' in where) {
        const channel = channels.get(where.channelId);
        if (channel) channel.gap = gaps;
        return;
      }
      for (const channel of channels.values()) {
        if (!where || channel.guildId === where.guildId) channel.gap = gaps;
      }
    },
    mark: () => gaps,
    caughtUp: (ticketId, mark) => {
      const channel = channels.get(channelOf.get(ticketId) ?? '');
      if (channel?.gap && channel.gap <= mark) channel.gap = null;
    },
    guildsWithGaps: () => {
      const guilds = new Set<Snowflake>();
      for (const { guildId, gap } of channels.values()) if (gap !== null) guilds.add(guildId);
      return guilds;
    },
    size: () => channels.size,
  };
}
