import type {
  CategorySummary,
  ChannelSummary,
  RoleSummary,
  ServerDetail,
  ServerSummary,
} from '@fns/contracts/bot-api';
import type { Snowflake } from '@fns/contracts/ids';
import { effectivePermissions } from '@fns/discord/effective-permissions';
import {
  type CategoryChannel,
  ChannelType,
  type Client,
  type Guild,
  type GuildBasedChannel,
  type NewsChannel,
  type TextChannel,
} from 'discord.js';
import { missingForPanel, missingInGuild } from './needed-permissions.ts';

/** One guild as the gateway keeps telling it: reading it asks Discord nothing. */
export interface LiveGuild {
  id: Snowflake;
  name: string;
  ownerId: Snowflake;
  /** Discord's own permissions of a member with these roles, as a bit set. */
  permissionsOf: (userId: Snowflake, roleIds: Snowflake[]) => bigint;
  hasTextChannel: (channelId: Snowflake) => boolean;
  summary: () => ServerSummary;
  detail: () => ServerDetail;
  channels: () => ChannelSummary[];
  categories: () => CategorySummary[];
  roles: () => RoleSummary[];
}

export interface GuildView {
  /** False until Discord has told all guilds once. */
  isReady: () => boolean;
  /** `unavailable`: the bot is in this guild, but Discord has an outage there. */
  find: (guildId: Snowflake) => LiveGuild | 'unavailable' | null;
  /** The guild, if the bot is in it and Discord has no outage there. */
  live: (guildId: Snowflake) => LiveGuild | null;
  all: () => LiveGuild[];
}

/** The view over discord.js's cache, which the gateway keeps current. */
export function guildView(client: Client): GuildView {
  const find: GuildView['find'] = (guildId) => {
    const guild = client.guilds.cache.get(guildId);
    if (!guild) return null;
    return guild.available ? liveGuild(guild) : 'unavailable';
  };
  return {
    isReady: () => client.isReady(),
    find,
    live: (guildId) => {
      const guild = find(guildId);
      return guild === 'unavailable' ? null : guild;
    },
    all: () => client.guilds.cache.filter((guild) => guild.available).map(liveGuild),
  };
}

function liveGuild(guild: Guild): LiveGuild {
  const channels = guild.channels.cache;
  return {
    id: guild.id,
    name: guild.name,
    ownerId: guild.ownerId,
    permissionsOf: (userId, roleIds) => {
      const roles = guild.roles.cache.map(({ id, permissions }) => ({
        id,
        permissions: permissions.bitfield.toString(),
      }));
      return effectivePermissions(guild.id, roles, { userId, ownerId: guild.ownerId, roleIds });
    },
    hasTextChannel: (channelId) => {
      const channel = channels.get(channelId);
      return channel !== undefined && isTextChannel(channel);
    },
    summary: () => serverSummary(guild),
    detail: () => ({
      ...serverSummary(guild),
      ownerId: guild.ownerId,
      bot: botIn(guild),
      missingPermissions: missingInGuild(guild),
    }),
    channels: () => [...channels.values()].filter(isTextChannel).sort(byPlace).map(channelSummary),
    categories: () => [...channels.values()].filter(isCategory).sort(byPlace).map(categorySummary),
    roles: () => roleSummaries(guild),
  };
}

function serverSummary(guild: Guild): ServerSummary {
  const { id, name, memberCount } = guild;
  return { id, name, iconUrl: guild.iconURL({ size: 128 }), memberCount };
}

/** Under the name and picture it has there. */
function botIn({ client, members }: Guild): ServerDetail['bot'] {
  const shown = members.me ?? client.user;
  return {
    id: client.user.id,
    displayName: shown.displayName,
    avatarUrl: shown.displayAvatarURL({ size: 128, forceStatic: true }),
  };
}

function isTextChannel(channel: GuildBasedChannel): channel is TextChannel | NewsChannel {
  return channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement;
}

function isCategory(channel: GuildBasedChannel): channel is CategoryChannel {
  return channel.type === ChannelType.GuildCategory;
}

/** As Discord lists them: by position, and by age where positions are equal. */
function byPlace(a: { rawPosition: number; id: string }, b: { rawPosition: number; id: string }) {
  return a.rawPosition - b.rawPosition || (BigInt(a.id) < BigInt(b.id) ? -1 : 1);
}

function channelSummary(channel: TextChannel | NewsChannel): ChannelSummary {
  const { id, name, type, parentId, rawPosition: position } = channel;
  return { id, name, type, parentId, position, missingPermissions: missingForPanel(channel) };
}

function categorySummary(category: CategoryChannel): CategorySummary {
  const { id, name, rawPosition: position } = category;
  const siblings = category.guild.channels.cache;
  return { id, name, position, channelCount: siblings.filter((c) => c.parentId === id).size };
}

/** Highest first, as the server's settings show them; @everyone is nobody's role and left out. */
function roleSummaries(guild: Guild): RoleSummary[] {
  const own = guild.members.me?.roles.highest;
  return [...guild.roles.cache.values()]
    .filter((role) => role.id !== guild.id)
    .sort((a, b) => b.comparePositionTo(a))
    .map((role) => ({
      id: role.id,
      name: role.name,
      color: role.color,
      position: role.rawPosition,
      managed: role.managed,
      assignable: !role.managed && own !== undefined && own.comparePositionTo(role) > 0,
    }));
}
