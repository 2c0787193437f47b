import { type APIChannel, ChannelType } from 'discord-api-types/v10';
import type { ChannelRow } from '../rows.ts';
import { snowflakeTime } from '../snowflake.ts';
import type { World } from '../world.ts';
import { userById } from './user.ts';

const threads: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
const voice: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
]);

export const isThread = (channel: Pick<ChannelRow, 'type'>): boolean => threads.has(channel.type);
export const isVoice = (channel: Pick<ChannelRow, 'type'>): boolean => voice.has(channel.type);

/** Whether messages can be sent there. */
export function isTextual(channel: Pick<ChannelRow, 'type'>): boolean {
  const { GuildCategory, GuildForum, GuildMedia, GuildDirectory } = ChannelType;
  return ![GuildCategory, GuildForum, GuildMedia, GuildDirectory].includes(channel.type);
}

/**
 * https://discord.com/developers/docs/resources/channel#channel-object. In a direct message
 * `viewerId` is left out of the recipients.
 */
export function channelObject(world: World, channel: ChannelRow, viewerId?: string): APIChannel {
  return { ...commonFields(channel), ...kindFields(world, channel, viewerId) } as APIChannel;
}

function commonFields(channel: ChannelRow) {
  return { id: channel.id, type: channel.type, flags: 0 };
}

function kindFields(world: World, channel: ChannelRow, viewerId: string | undefined) {
  if (channel.guildId === null) {
    const others = channel.recipientIds.filter((id) => id !== viewerId);
    return {
      last_message_id: channel.lastMessageId,
      recipients: others.map((id) => userById(world, id)),
      ...(channel.lastPinAt ? { last_pin_timestamp: isoOrNull(channel.lastPinAt) } : {}),
    };
  }
  return isThread(channel) ? threadFields(world, channel) : guildFields(channel);
}

function guildFields(channel: ChannelRow) {
  const isCategory = channel.type === ChannelType.GuildCategory;
  return {
    guild_id: channel.guildId,
    name: channel.name,
    position: channel.position,
    parent_id: channel.parentId,
    permission_overwrites: channel.overwrites,
    nsfw: channel.nsfw,
    rate_limit_per_user: channel.rateLimitPerUser,
    ...(isCategory
      ? {}
      : {
          last_message_id: channel.lastMessageId,
          topic: voice.has(channel.type) ? null : channel.topic,
        }),
    ...(channel.lastPinAt ? { last_pin_timestamp: isoOrNull(channel.lastPinAt) } : {}),
    ...(isVoice(channel)
      ? { bitrate: channel.bitrate ?? 64_000, user_limit: channel.userLimit ?? 0, rtc_region: null }
      : {}),
    ...(channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia
      ? {
          available_tags: [],
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

function threadFields(world: World, channel: ChannelRow) {
  const state = channel.thread;
  return {
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    owner_id: channel.ownerId,
    rate_limit_per_user: channel.rateLimitPerUser,
    last_message_id: channel.lastMessageId,
    message_count: world.messages.count('channelId', channel.id),
    member_count: Math.min(50, state?.memberIds.length ?? 0),
    total_message_sent: state?.totalMessageSent ?? 0,
    thread_metadata: {
      archived: state?.archived ?? false,
      auto_archive_duration: state?.autoArchiveDuration ?? 1440,
      archive_timestamp: isoOrNull(state?.archivedAt ?? snowflakeTime(channel.id)),
      locked: state?.locked ?? false,
      create_timestamp: isoOrNull(snowflakeTime(channel.id)),
      ...(channel.type === ChannelType.PrivateThread
        ? { invitable: state?.invitable ?? true }
        : {}),
    },
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
