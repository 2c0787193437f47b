import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { memberObject } from '../objects/member.ts';
import type { ChannelRow } from '../rows.ts';
import { memberKey, type World } from '../world.ts';
import { emit } from './dispatches.ts';

/** Someone types; it shows for ten seconds or until they send. */
export function startTyping(world: World, channel: ChannelRow, userId: string): void {
  const { guildId } = channel;
  const member = guildId ? world.members.get(memberKey(guildId, userId)) : undefined;
  emit(
    world,
    GatewayDispatchEvents.TypingStart,
    {
      channel_id: channel.id,
      ...(guildId ? { guild_id: guildId } : {}),
      user_id: userId,
      timestamp: Math.floor(world.clock.now() / 1000),
      ...(member ? { member: memberObject(world, member) } : {}),
    },
    {
      guildId,
      channelId: channel.id,
      intent: guildId
        ? GatewayIntentBits.GuildMessageTyping
        : GatewayIntentBits.DirectMessageTyping,
    },
  );
}
