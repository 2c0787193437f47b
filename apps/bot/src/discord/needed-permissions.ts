import { type Guild, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';

/** Discord's own names, as its settings show them, so that people find the switch. */
const names = {
  ViewChannel: 'View Channels',
  ManageChannels: 'Manage Channels',
  ManageRoles: 'Manage Roles',
  SendMessages: 'Send Messages',
  EmbedLinks: 'Embed Links',
  AttachFiles: 'Attach Files',
  ReadMessageHistory: 'Read Message History',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

type Needed = keyof typeof names;

const inGuild = Object.keys(names) as Needed[];
const forPanel: Needed[] = ['ViewChannel', 'SendMessages', 'EmbedLinks'];

/** What the product needs in a server and the bot does not hold. */
export function missingInGuild(guild: Guild): string[] {
  const held = guild.members.me?.permissions;
  return inGuild.filter((one) => !held?.has(PermissionFlagsBits[one])).map((one) => names[one]);
}

/** What the bot lacks to send a panel to a channel. */
export function missingForPanel(channel: GuildBasedChannel): string[] {
  const me = channel.guild.members.me;
  const held = me ? channel.permissionsFor(me) : null;
  return forPanel.filter((one) => !held?.has(PermissionFlagsBits[one])).map((one) => names[one]);
}
