import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { isThread } from './objects/channel.ts';
import type { ChannelRow, MemberRow } from './rows.ts';
import { memberKey, type World } from './world.ts';

/**
 * Permissions as Discord computes them.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */

/** Every permission there is. */
export const allPermissions: bigint = Object.values(PermissionFlagsBits).reduce(
  (all, bit) => all | bit,
  0n,
);

const { Administrator, ViewChannel, SendMessages, ReadMessageHistory, ManageThreads } =
  PermissionFlagsBits;

/** What remains of a member in time-out. */
const inTimeout = ViewChannel | ReadMessageHistory;

/** Means nothing without the right to write. */
const needsSend =
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.SendTTSMessages |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks;

/** The union of a member's roles; everything for the owner and administrators. */
export function rolePermissions(world: World, member: MemberRow): bigint {
  if (world.guilds.get(member.guildId)?.ownerId === member.userId) return allPermissions;
  let bits = 0n;
  for (const id of [member.guildId, ...member.roleIds]) {
    bits |= BigInt(world.roles.get(id)?.permissions ?? 0);
  }
  return bits & Administrator ? allPermissions : bits;
}

/** With the channel's overwrites: @everyone, then all roles together, then the member. */
export function overwrittenPermissions(
  world: World,
  member: MemberRow,
  channel: ChannelRow,
): bigint {
  const base = rolePermissions(world, member);
  if (base & Administrator) return allPermissions;
  const everyone = { allow: 0n, deny: 0n };
  const roles = { allow: 0n, deny: 0n };
  const own = { allow: 0n, deny: 0n };
  for (const overwrite of overwritesOf(world, channel)) {
    const level =
      overwrite.id === member.guildId
        ? everyone
        : overwrite.type === OverwriteType.Role && member.roleIds.includes(overwrite.id)
          ? roles
          : overwrite.type === OverwriteType.Member && overwrite.id === member.userId
            ? own
            : null;
    if (!level) continue;
    level.allow |= BigInt(overwrite.allow);
    level.deny |= BigInt(overwrite.deny);
  }
  let bits = base;
  for (const { allow, deny } of [everyone, roles, own]) bits = (bits & ~deny) | allow;
  return bits;
}

/** A thread has no overwrites of its own: its channel's count. */
function overwritesOf(world: World, channel: ChannelRow) {
  const holder =
    isThread(channel) && channel.parentId ? world.channels.get(channel.parentId) : channel;
  return holder?.overwrites ?? [];
}

/** What a member can really do in a channel: with time-outs and what follows from a lacking right. */
export function memberPermissions(world: World, member: MemberRow, channel: ChannelRow): bigint {
  const bits = overwrittenPermissions(world, member, channel);
  if (bits & Administrator) return bits;
  return implied(timedOut(world, member) ? bits & inTimeout : bits, isThread(channel));
}

function implied(bits: bigint, inThread: boolean): bigint {
  if (!(bits & ViewChannel)) return 0n;
  const send = inThread ? PermissionFlagsBits.SendMessagesInThreads : SendMessages;
  return bits & send ? bits : bits & ~needsSend;
}

export function timedOut(world: World, member: MemberRow): boolean {
  return member.timeoutUntil !== null && member.timeoutUntil > world.clock.now();
}

/** In a direct message both sides may do all that makes sense there. */
const inDirectMessages =
  ViewChannel |
  SendMessages |
  ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.PinMessages;

/** What an account can do in a channel, 0 when it has no business there. */
export function permissionsIn(world: World, userId: string, channel: ChannelRow): bigint {
  if (channel.guildId === null)
    return channel.recipientIds.includes(userId) ? inDirectMessages : 0n;
  const member = world.members.get(memberKey(channel.guildId, userId));
  if (!member) return 0n;
  const bits = memberPermissions(world, member, channel);
  const closed = channel.type === ChannelType.PrivateThread;
  const invited = channel.thread?.memberIds.includes(userId) || bits & ManageThreads;
  return closed && !invited ? 0n : bits;
}

/** What a member can do in the whole server. */
export function guildPermissions(world: World, member: MemberRow): bigint {
  const bits = rolePermissions(world, member);
  return bits & Administrator || !timedOut(world, member) ? bits : bits & inTimeout;
}

export function canSee(world: World, userId: string, channel: ChannelRow): boolean {
  return (permissionsIn(world, userId, channel) & ViewChannel) !== 0n;
}

/** The position of a member's highest role; above all for the owner. */
export function highestRole(world: World, member: MemberRow): number {
  if (world.guilds.get(member.guildId)?.ownerId === member.userId) return Number.MAX_SAFE_INTEGER;
  return Math.max(0, ...member.roleIds.map((id) => world.roles.get(id)?.position ?? 0));
}
