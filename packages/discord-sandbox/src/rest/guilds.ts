import { leaveGuild } from '../world/actions/members.ts';
import { channelObject, isThread } from '../world/objects/channel.ts';
import { emojiObject } from '../world/objects/emoji.ts';
import { guildObject } from '../world/objects/guild.ts';
import { threadMemberObject } from '../world/objects/thread-member.ts';
import { canSee } from '../world/permissions.ts';
import { joinedGuild } from './access.ts';
import type { Call } from './call.ts';
import { del, get, type Route } from './route.ts';

function one(call: Call) {
  const { guild } = joinedGuild(call);
  const counts =
    call.query.with_counts === 'true'
      ? {
          approximate_member_count: call.world.members.count('guildId', guild.id),
          approximate_presence_count: call.world.members.count('guildId', guild.id),
        }
      : {};
  return { ...guildObject(call.world, guild), ...counts };
}

export const guildRoutes: Route[] = [
  get('/guilds/:guildId', one),
  get('/guilds/:guildId/emojis', (call) => {
    const { guild } = joinedGuild(call);
    return call.world.emojis.by('guildId', guild.id).map((emoji) => emojiObject(call.world, emoji));
  }),
  get('/guilds/:guildId/stickers', (call) => {
    joinedGuild(call);
    return [];
  }),
  get('/guilds/:guildId/threads/active', (call) => {
    const { guild } = joinedGuild(call);
    const threads = call.world.channels
      .by('guildId', guild.id)
      .filter((channel) => isThread(channel) && !channel.thread?.archived)
      .filter((channel) => canSee(call.world, call.userId, channel));
    return {
      threads: threads.map((thread) => channelObject(call.world, thread)),
      members: threads
        .filter(({ thread }) => thread?.memberIds.includes(call.userId))
        .map((thread) => threadMemberObject(call.world, thread, call.userId)),
      has_more: false,
    };
  }),
  del('/users/@me/guilds/:guildId', (call) => {
    const { guild } = joinedGuild(call);
    leaveGuild(call.world, guild.id, call.userId);
  }),
];
