import type { Snowflake } from '@fns/contracts/ids';
import type { KnownNames } from '@fns/discord/tracked-message';
import type { Client } from 'discord.js';

/** Names of a guild's roles and channels, from memory; never those of another guild. */
export function namesInGuild(client: Client, guildId: Snowflake): KnownNames {
  const guild = client.guilds.cache.get(guildId);
  return {
    role: (id) => {
      const role = guild?.roles.cache.get(id);
      return role && { name: role.name, color: role.color };
    },
    channel: (id) => guild?.channels.cache.get(id)?.name,
  };
}

/** The same for whoever knows only the channel in which something was said. */
export function namesAround(client: Client, channelId: Snowflake): KnownNames | undefined {
  const channel = client.channels.cache.get(channelId);
  return channel && 'guildId' in channel ? namesInGuild(client, channel.guildId) : undefined;
}
