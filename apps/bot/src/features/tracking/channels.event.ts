import type { Snowflake } from '@fns/contracts/ids';
import { ticketIdInTopic } from '@fns/core/ticket-marker';
import { type APIChannel, GatewayDispatchEvents } from 'discord.js';
import type { Listeners } from '../../discord/listen.ts';
import type { TrackedChannels } from './tracked-channels.ts';

export interface ChannelsDeps {
  tracked: Pick<TrackedChannels, 'add' | 'missed'>;
  /** Channels with our marker stand in a guild that has just become available. */
  onMarked: (guildId: Snowflake) => void;
}

/**
 * Learns of ticket channels the moment they exist, from the marker in their topic: the first message
 * may come before the database knows the channel.
 */
export function channelsEvents({ tracked, onMarked }: ChannelsDeps): Listeners {
  const note = (guildId: Snowflake, channel: APIChannel, justCreated: boolean): boolean => {
    const ticketId = 'topic' in channel ? ticketIdInTopic(channel.topic) : null;
    if (!ticketId) return false;
    const place = { guildId, channelId: channel.id, ticketId };
    tracked.add(place, { proven: false, justCreated });
    return true;
  };
  return {
    // A new session, not a resumed one: whatever was said in between passed us by.
    [GatewayDispatchEvents.Ready]: () => tracked.missed(),
    [GatewayDispatchEvents.ChannelCreate]: (channel) => {
      note(channel.guild_id, channel, true);
    },
    // An outage, or the bot was removed: until the guild is back, nothing of it is heard.
    [GatewayDispatchEvents.GuildDelete]: ({ id: guildId }) => tracked.missed({ guildId }),
    [GatewayDispatchEvents.GuildCreate]: ({ id, channels }) => {
      const marked = channels.map((channel) => note(id, channel, false));
      if (marked.includes(true)) onMarked(id);
    },
  };
}
