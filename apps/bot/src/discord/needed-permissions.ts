import {
  missingFrom,
  neededInServer,
  neededToSend,
  permissionLabel,
} from '@fns/discord/permission-names';
import type { Guild, GuildBasedChannel } from 'discord.js';

/** What the product needs in a server and the bot does not hold, as Discord's settings name it. */
export function missingInGuild(guild: Guild): string[] {
  const held = guild.members.me?.permissions.bitfield ?? 0n;
  return missingFrom(held, neededInServer).map(permissionLabel);
}

/** What the bot lacks to send a panel to a channel. */
export function missingForPanel(channel: GuildBasedChannel): string[] {
  const { me } = channel.guild.members;
  const held = me ? channel.permissionsFor(me).bitfield : 0n;
  return missingFrom(held, neededToSend).map(permissionLabel);
}
