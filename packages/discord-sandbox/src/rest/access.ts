import { canSee, guildPermissions, permissionsIn } from '../world/permissions.ts';
import { refusal } from '../world/refusal.ts';
import type { ChannelRow, GuildRow, MemberRow, MessageRow } from '../world/rows.ts';
import { memberKey } from '../world/world.ts';
import type { Call } from './call.ts';

/** The four doors every route goes through: is it there, may they see it, may they do it. */

/** A channel the caller can see: else 10003, or 50001. */
export function seenChannel(call: Call, id = call.params.channelId ?? ''): ChannelRow {
  const channel = call.world.channels.get(id);
  if (!channel) throw refusal('unknownChannel');
  if (!canSee(call.world, call.userId, channel)) throw refusal('missingAccess');
  return channel;
}

/** A channel the caller can see and may do `bits` in: else 50013 as well. */
export function permittedChannel(call: Call, bits: bigint, id?: string): ChannelRow {
  const channel = seenChannel(call, id);
  if ((permissionsIn(call.world, call.userId, channel) & bits) !== bits) {
    throw refusal('missingPermissions');
  }
  return channel;
}

/** A message of the channel in the path. */
export function messageIn(
  call: Call,
  channel: ChannelRow,
  id = call.params.messageId ?? '',
): MessageRow {
  const message = call.world.messages.get(id);
  if (message?.channelId !== channel.id || message.ephemeralFor !== null) {
    throw refusal('unknownMessage');
  }
  return message;
}

/** A server the caller is in: else 10004, or 50001. */
export function joinedGuild(
  call: Call,
  id = call.params.guildId ?? '',
): { guild: GuildRow; self: MemberRow } {
  const guild = call.world.guilds.get(id);
  if (!guild) throw refusal('unknownGuild');
  const self = call.world.members.get(memberKey(id, call.userId));
  if (!self) throw refusal('missingAccess');
  return { guild, self };
}

/** A server in which the caller may do `bits`: else 50013 as well. */
export function permittedGuild(call: Call, bits: bigint) {
  const found = joinedGuild(call);
  if ((guildPermissions(call.world, found.self) & bits) !== bits) {
    throw refusal('missingPermissions');
  }
  return found;
}
