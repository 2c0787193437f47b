import type { APIGuildMember, GuildMemberFlags } from 'discord-api-types/v10';
import type { MemberRow } from '../rows.ts';
import type { World } from '../world.ts';
import { userById } from './user.ts';

/** A member without its user, as messages carry their author's. */
export function bareMemberObject(member: MemberRow): Omit<APIGuildMember, 'user'> {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roleIds,
    joined_at: new Date(member.joinedAt).toISOString(),
    premium_since: null,
    deaf: member.deaf,
    mute: member.mute,
    pending: false,
    communication_disabled_until:
      member.timeoutUntil === null ? null : new Date(member.timeoutUntil).toISOString(),
    flags: 0 as GuildMemberFlags,
  };
}

/** https://discord.com/developers/docs/resources/guild#guild-member-object */
export function memberObject(world: World, member: MemberRow): APIGuildMember {
  return { ...bareMemberObject(member), user: userById(world, member.userId) };
}

/** The name the server shows: nickname, display name, else user name. */
export function shownName(world: World, guildId: string | null, userId: string): string {
  const user = world.users.get(userId);
  const nick = guildId ? world.members.get(`${guildId}:${userId}`)?.nick : null;
  return nick ?? user?.globalName ?? user?.username ?? 'Deleted User';
}
