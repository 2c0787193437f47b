import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { partialEmoji } from '../objects/emoji.ts';
import { memberObject } from '../objects/member.ts';
import { refusal } from '../refusal.ts';
import type { EmojiRef, ReactionRow } from '../rows.ts';
import { memberKey, type World } from '../world.ts';
import { emit, messageScope } from './dispatches.ts';

const maximumReactions = 20;

/** Adds or takes back one person's reaction. */
export function react(
  world: World,
  id: string,
  userId: string,
  emoji: EmojiRef,
  add: boolean,
): void {
  const message = world.messages.get(id);
  if (!message) throw refusal('unknownMessage');
  const isSame = (reaction: ReactionRow) =>
    emoji.id ? reaction.emoji.id === emoji.id : reaction.emoji.name === emoji.name;
  const held = message.reactions.find(isSame);
  if (Boolean(held?.userIds.includes(userId)) === add) return;
  if (add && !held && message.reactions.length >= maximumReactions)
    throw refusal('maximumReactions');

  const userIds = add
    ? [...(held?.userIds ?? []), userId]
    : (held?.userIds ?? []).filter((other) => other !== userId);
  const reactions = held
    ? message.reactions.map((reaction) => (reaction === held ? { ...reaction, userIds } : reaction))
    : [...message.reactions, { emoji, userIds }];
  world.messages.put({
    ...message,
    reactions: reactions.filter((reaction) => reaction.userIds.length > 0),
  });

  const { guildId, channelId } = message;
  const member = guildId ? world.members.get(memberKey(guildId, userId)) : undefined;
  emit(
    world,
    add ? GatewayDispatchEvents.MessageReactionAdd : GatewayDispatchEvents.MessageReactionRemove,
    {
      user_id: userId,
      channel_id: channelId,
      message_id: id,
      ...(guildId ? { guild_id: guildId } : {}),
      emoji: partialEmoji(emoji),
      burst: false,
      type: 0,
      ...(add ? { message_author_id: message.authorId } : {}),
      ...(add && member ? { member: memberObject(world, member) } : {}),
    },
    { ...messageScope(message), intent: reactionIntent(guildId) },
  );
}

/** Removes all reactions, or all with one emoji. */
export function clearReactions(world: World, id: string, emoji: EmojiRef | null): void {
  const message = world.messages.get(id);
  if (!message) throw refusal('unknownMessage');
  const { guildId, channelId } = message;
  const stays = ({ emoji: held }: ReactionRow) =>
    emoji !== null && (emoji.id ? held.id !== emoji.id : held.name !== emoji.name);
  world.messages.put({ ...message, reactions: message.reactions.filter(stays) });
  emit(
    world,
    emoji
      ? GatewayDispatchEvents.MessageReactionRemoveEmoji
      : GatewayDispatchEvents.MessageReactionRemoveAll,
    {
      channel_id: channelId,
      message_id: id,
      ...(guildId ? { guild_id: guildId } : {}),
      ...(emoji ? { emoji: partialEmoji(emoji) } : {}),
    },
    { ...messageScope(message), intent: reactionIntent(guildId) },
  );
}

function reactionIntent(guildId: string | null): number {
  return guildId
    ? GatewayIntentBits.GuildMessageReactions
    : GatewayIntentBits.DirectMessageReactions;
}
