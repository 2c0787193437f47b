import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { childrenOf } from '../world/children.ts';
import { emojiUrl } from '../world/objects/emoji.ts';
import { iconUrl } from '../world/objects/guild.ts';
import { shownName } from '../world/objects/member.ts';
import { avatarUrl } from '../world/objects/user.ts';
import { canSee, guildPermissions, permissionsIn } from '../world/permissions.ts';
import type { ChannelRow, GuildRow, MemberRow, RoleRow, UserRow } from '../world/rows.ts';
import { compareIds } from '../world/snowflake.ts';
import { memberKey, readMarkKey, type World } from '../world/world.ts';
import type { ChannelView, GuildView, MemberView, Person, RoleView } from './contract.ts';

/** Whether an account is connected: people always are, a bot with its gateway session. */
export type IsOnline = (userId: string) => boolean;

export function personView(world: World, user: UserRow): Person {
  return {
    id: user.id,
    username: user.username,
    displayName: user.globalName ?? user.username,
    avatarUrl: avatarUrl(world, user),
    bot: user.bot,
    note: user.note,
  };
}

export function roleView(role: RoleRow): RoleView {
  const { id, name, color, hoist, position, permissions, mentionable } = role;
  return { id, name, color, hoist, position, permissions, mentionable };
}

export function memberView(world: World, member: MemberRow, isOnline: IsOnline): MemberView {
  const { guildId, userId, roleIds, timeoutUntil } = member;
  const user = world.users.get(userId);
  const colored = roleIds
    .flatMap((id) => world.roles.get(id) ?? [])
    .filter(({ color }) => color !== 0)
    .sort((a, b) => b.position - a.position);
  return {
    userId,
    username: user?.username ?? 'Deleted User',
    displayName: shownName(world, guildId, userId),
    avatarUrl: avatarUrl(world, user ?? { id: userId, avatar: null }),
    bot: user?.bot ?? false,
    online: user?.bot ? isOnline(userId) : true,
    roleIds,
    color: colored[0]?.color ?? 0,
    owner: world.guilds.get(guildId)?.ownerId === userId,
    timeoutUntil: timeoutUntil === null ? null : new Date(timeoutUntil).toISOString(),
  };
}

/** What a channel is to one person: unread, pinged, allowed. */
export function channelView(world: World, channel: ChannelRow, userId: string): ChannelView {
  return {
    id: channel.id,
    guildId: channel.guildId,
    type: channel.type,
    name: channel.name ?? directName(world, channel, userId),
    topic: channel.topic,
    position: channel.position,
    parentId: channel.parentId,
    nsfw: channel.nsfw,
    rateLimitPerUser: channel.rateLimitPerUser,
    private: isPrivate(channel),
    lastMessageId: channel.lastMessageId,
    ...readState(world, channel, userId),
    permissions: String(permissionsIn(world, userId, channel)),
    recipientIds: channel.recipientIds.filter((id) => id !== userId),
  };
}

function directName(world: World, channel: ChannelRow, userId: string): string {
  const others = channel.recipientIds.filter((id) => id !== userId);
  return others.map((id) => shownName(world, null, id)).join(', ');
}

function isPrivate({ guildId, overwrites, type }: ChannelRow): boolean {
  if (type === ChannelType.PrivateThread) return true;
  const everyone = overwrites.find(({ id }) => id === guildId);
  return (BigInt(everyone?.deny ?? 0) & PermissionFlagsBits.ViewChannel) !== 0n;
}

/** Unread: something came after what was read; pings: those of them that name the person. */
export function readState(
  world: World,
  channel: ChannelRow,
  userId: string,
): Pick<ChannelView, 'lastReadId' | 'unread' | 'mentions'> {
  const lastReadId = world.readMarks.get(readMarkKey(userId, channel.id))?.lastReadId ?? null;
  const { lastMessageId } = channel;
  const unread =
    lastMessageId !== null && (lastReadId === null || compareIds(lastMessageId, lastReadId) > 0);
  return { lastReadId, unread, mentions: unread ? pings(world, channel, userId, lastReadId) : 0 };
}

/** Looks back from the end, so that a long channel costs no more than what is unread. */
function pings(
  world: World,
  channel: ChannelRow,
  userId: string,
  lastReadId: string | null,
): number {
  const member = channel.guildId
    ? world.members.get(memberKey(channel.guildId, userId))
    : undefined;
  const messages = world.messages.by('channelId', channel.id);
  let count = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || (lastReadId !== null && compareIds(message.id, lastReadId) <= 0)) break;
    if (message.authorId === userId || message.ephemeralFor !== null) continue;
    const named =
      channel.guildId === null ||
      message.mentionEveryone ||
      message.mentionIds.includes(userId) ||
      message.mentionRoleIds.some((id) => member?.roleIds.includes(id));
    if (named) count += 1;
  }
  return count;
}

/** A server as one member sees it: categories too, unless nothing in them is to be seen. */
export function guildView(
  world: World,
  guild: GuildRow,
  userId: string,
  isOnline: IsOnline,
): GuildView {
  const member = world.members.get(memberKey(guild.id, userId));
  return {
    ...guildFrame(world, guild, isOnline),
    permissions: String(member ? guildPermissions(world, member) : 0n),
    channels: visibleChannels(world, guild.id, userId).map((channel) =>
      channelView(world, channel, userId),
    ),
  };
}

export function guildFrame(world: World, guild: GuildRow, isOnline: IsOnline) {
  return {
    id: guild.id,
    name: guild.name,
    iconUrl: iconUrl(world, guild),
    ownerId: guild.ownerId,
    available: guild.available,
    roles: world.roles
      .by('guildId', guild.id)
      .sort((a, b) => b.position - a.position)
      .map(roleView),
    members: world.members
      .by('guildId', guild.id)
      .map((member) => memberView(world, member, isOnline)),
    emojis: world.emojis.by('guildId', guild.id).map((emoji) => ({
      id: emoji.id,
      name: emoji.name,
      animated: emoji.animated,
      url: emojiUrl(world, emoji),
    })),
  };
}

/** In Discord's order. */
export function visibleChannels(world: World, guildId: string, userId: string): ChannelRow[] {
  const all = world.channels.by('guildId', guildId);
  const seen = all.filter((channel) => canSee(world, userId, channel));
  const parents = new Set(seen.map(({ parentId }) => parentId));
  const shown = all.filter((channel) =>
    channel.type === ChannelType.GuildCategory
      ? parents.has(channel.id) || isEmptyAndOpen(world, channel, userId)
      : canSee(world, userId, channel),
  );
  return inOrder(shown);
}

/** By position, ties by age. */
export function inOrder(channels: ChannelRow[]): ChannelRow[] {
  return [...channels].sort((a, b) => a.position - b.position || compareIds(a.id, b.id));
}

/** An empty category shows to those who can see it. */
function isEmptyAndOpen(world: World, category: ChannelRow, userId: string): boolean {
  return childrenOf(world, category).length === 0 && canSee(world, userId, category);
}
