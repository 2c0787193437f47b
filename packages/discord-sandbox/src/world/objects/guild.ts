import type { APIGuild, GatewayGuildCreateDispatchData, Locale } from 'discord-api-types/v10';
import type { GuildRow } from '../rows.ts';
import { snowflakeTime } from '../snowflake.ts';
import { memberKey, type World } from '../world.ts';
import { channelObject, isThread } from './channel.ts';
import { emojiObject } from './emoji.ts';
import { memberObject } from './member.ts';
import { roleObject } from './role.ts';

/** In Discord's OpenAPI description, but not in its pages. */
const undocumented = { home_header: null, nsfw: false };

/** https://discord.com/developers/docs/resources/guild#guild-object */
export function guildObject(world: World, guild: GuildRow): APIGuild {
  return {
    ...undocumented,
    id: guild.id,
    name: guild.name,
    icon: guild.icon,
    splash: null,
    discovery_splash: null,
    description: guild.description,
    banner: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    roles: world.roles.by('guildId', guild.id).map(roleObject),
    emojis: world.emojis.by('guildId', guild.id).map((emoji) => emojiObject(world, emoji)),
    stickers: [],
    features: guild.features as APIGuild['features'],
    mfa_level: 0,
    application_id: null,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0 as APIGuild['system_channel_flags'],
    rules_channel_id: guild.rulesChannelId,
    max_presences: null,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.preferredLocale as Locale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  };
}

/** `large` above this many members: the rest is fetched in chunks. */
const largeThreshold = 250;

/**
 * The `d` of GUILD_CREATE for one member (the bot): everything that the guild's cache starts from.
 * `withMembers` false (no GUILD_MEMBERS intent): only the bot itself is in `members`.
 */
export function guildCreateObject(
  world: World,
  guild: GuildRow,
  { userId, withMembers }: { userId: string; withMembers: boolean },
): GatewayGuildCreateDispatchData {
  const members = world.members.by('guildId', guild.id);
  const self = world.members.get(memberKey(guild.id, userId));
  const shown = withMembers && members.length <= largeThreshold ? members : self ? [self] : [];
  const channels = world.channels.by('guildId', guild.id);
  type Channels = GatewayGuildCreateDispatchData['channels'];
  type Threads = GatewayGuildCreateDispatchData['threads'];
  return {
    ...guildObject(world, guild),
    joined_at: new Date(self?.joinedAt ?? snowflakeTime(guild.id)).toISOString(),
    large: members.length > largeThreshold,
    unavailable: false,
    member_count: members.length,
    voice_states: [],
    members: shown.map((member) => memberObject(world, member)),
    channels: channels
      .filter((channel) => !isThread(channel))
      .map((channel) => channelObject(world, channel)) as Channels,
    threads: channels
      .filter((channel) => isThread(channel) && !channel.thread?.archived)
      .map((channel) => channelObject(world, channel)) as Threads,
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function iconUrl(world: World, guild: Pick<GuildRow, 'id' | 'icon'>): string {
  return `${world.origin}/cdn/icons/${guild.id}/${guild.icon ?? 'none'}.png`;
}
