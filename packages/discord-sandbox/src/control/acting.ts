import { PermissionFlagsBits } from 'discord-api-types/v10';
import { isThread } from '../world/objects/channel.ts';
import { canSee, permissionsIn, timedOut } from '../world/permissions.ts';
import type { ChannelRow, MessageRow, UserRow } from '../world/rows.ts';
import { memberKey, type World } from '../world/world.ts';
import { forbidden, notFound } from './refusal.ts';

/** What stands between a person and what they want to do; each throws a sentence. */

export function personOf(world: World, userId: string): UserRow {
  const user = world.users.get(userId);
  if (!user || user.bot) throw notFound('There is no person with this id.');
  return user;
}

export const nameOf = (user: UserRow): string => user.globalName ?? user.username;

export function seenBy(world: World, person: UserRow, channelId: string): ChannelRow {
  const channel = world.channels.get(channelId);
  if (!channel) throw notFound('There is no channel with this id.');
  if (!canSee(world, person.id, channel)) {
    throw forbidden(`${nameOf(person)} can't see this channel.`);
  }
  return channel;
}

/** A channel in which the person may do `bits`; `action` completes "… may not …". */
export function permitted(
  world: World,
  person: UserRow,
  channelId: string,
  bits: bigint,
  action: string,
): ChannelRow {
  const channel = seenBy(world, person, channelId);
  if ((permissionsIn(world, person.id, channel) & bits) !== bits) {
    throw forbidden(`${nameOf(person)} may not ${action} in this channel.`);
  }
  return channel;
}

export function sendBits(channel: ChannelRow): bigint {
  return isThread(channel)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
}

/** A message the person can see; another one's ephemeral message does not exist for them. */
export function seenMessage(world: World, person: UserRow, messageId: string): MessageRow {
  const message = world.messages.get(messageId);
  const hidden = message?.ephemeralFor && message.ephemeralFor !== person.id;
  if (!message || hidden) throw notFound('There is no message with this id.');
  seenBy(world, person, message.channelId);
  return message;
}

/** Someone in time-out can read, and nothing else. */
export function notTimedOut(world: World, person: UserRow, guildId: string | null): void {
  const member = guildId ? world.members.get(memberKey(guildId, person.id)) : undefined;
  if (member && timedOut(world, member)) {
    throw forbidden(`${nameOf(person)} is in time-out and can't do this.`);
  }
}
