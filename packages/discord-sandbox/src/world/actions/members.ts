import {
  ChannelType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  MessageType,
} from 'discord-api-types/v10';
import { guildCreateObject } from '../objects/guild.ts';
import { memberObject } from '../objects/member.ts';
import { userById } from '../objects/user.ts';
import { refusal } from '../refusal.ts';
import type { MemberRow } from '../rows.ts';
import { memberKey, type World } from '../world.ts';
import { emit } from './dispatches.ts';
import { sendMessage } from './send-message.ts';

/** Someone joins a server; a bot hears GUILD_CREATE, the others GUILD_MEMBER_ADD. */
export function joinGuild(
  world: World,
  { guildId, userId, roleIds = [] }: { guildId: string; userId: string; roleIds?: string[] },
): MemberRow {
  const guild = world.guilds.get(guildId);
  if (!guild) throw refusal('unknownGuild');
  const held = world.members.get(memberKey(guildId, userId));
  if (held) return held;
  const member = world.members.put({
    guildId,
    userId,
    nick: null,
    roleIds,
    joinedAt: world.clock.now(),
    timeoutUntil: null,
    mute: false,
    deaf: false,
  });
  if (world.applications.has(userId)) {
    const data = guildCreateObject(world, guild, { userId, withMembers: true });
    emit(world, GatewayDispatchEvents.GuildCreate, data, {
      guildId,
      intent: GatewayIntentBits.Guilds,
      applicationId: userId,
    });
  }
  emit(
    world,
    GatewayDispatchEvents.GuildMemberAdd,
    { ...memberObject(world, member), guild_id: guildId },
    { guildId, intent: GatewayIntentBits.GuildMembers },
  );
  const welcome = guild.systemChannelId && world.channels.get(guild.systemChannelId);
  if (welcome && welcome.type === ChannelType.GuildText) {
    sendMessage(world, { channelId: welcome.id, authorId: userId, type: MessageType.UserJoin });
  }
  return member;
}

/** Someone leaves, or is removed; a bot hears GUILD_DELETE. */
export function leaveGuild(world: World, guildId: string, userId: string): void {
  if (!world.members.delete(memberKey(guildId, userId))) throw refusal('unknownMember');
  emit(
    world,
    GatewayDispatchEvents.GuildMemberRemove,
    { guild_id: guildId, user: userById(world, userId) },
    { guildId, intent: GatewayIntentBits.GuildMembers },
  );
  if (world.applications.has(userId)) {
    emit(
      world,
      GatewayDispatchEvents.GuildDelete,
      { id: guildId },
      { guildId, intent: GatewayIntentBits.Guilds, applicationId: userId },
    );
  }
}

/** Nickname, roles, time-out: changes a member and tells those who may know. */
export function changeMember(
  world: World,
  member: MemberRow,
  change: Partial<MemberRow>,
): MemberRow {
  const changed = world.members.put({ ...member, ...change });
  emit(
    world,
    GatewayDispatchEvents.GuildMemberUpdate,
    { ...memberObject(world, changed), guild_id: changed.guildId },
    { guildId: changed.guildId, intent: GatewayIntentBits.GuildMembers },
  );
  return changed;
}
