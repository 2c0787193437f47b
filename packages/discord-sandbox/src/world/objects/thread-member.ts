import type { APIThreadMember } from 'discord-api-types/v10';
import type { ChannelRow } from '../rows.ts';
import { snowflakeTime } from '../snowflake.ts';
import { memberKey, type World } from '../world.ts';
import { memberObject } from './member.ts';

/** https://discord.com/developers/docs/resources/channel#thread-member-object */
export function threadMemberObject(
  world: World,
  thread: ChannelRow,
  userId: string,
  withMember = false,
): APIThreadMember {
  const member = thread.guildId ? world.members.get(memberKey(thread.guildId, userId)) : undefined;
  return {
    id: thread.id,
    user_id: userId,
    join_timestamp: new Date(snowflakeTime(thread.id)).toISOString(),
    flags: 0 as APIThreadMember['flags'],
    ...(withMember && member ? { member: memberObject(world, member) } : {}),
  };
}
