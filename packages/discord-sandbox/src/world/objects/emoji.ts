import type { APIEmoji, APIPartialEmoji } from 'discord-api-types/v10';
import type { EmojiRef, EmojiRow } from '../rows.ts';
import type { World } from '../world.ts';
import { userById } from './user.ts';

/** https://discord.com/developers/docs/resources/emoji#emoji-object */
export function emojiObject(world: World, emoji: EmojiRow): APIEmoji {
  return {
    id: emoji.id,
    name: emoji.name,
    roles: [],
    user: userById(world, emoji.creatorId),
    require_colons: true,
    managed: false,
    animated: emoji.animated,
    available: true,
  };
}

export function partialEmoji(emoji: EmojiRef): APIPartialEmoji {
  return emoji.animated
    ? { id: emoji.id, name: emoji.name, animated: true }
    : { id: emoji.id, name: emoji.name };
}

export function emojiUrl(world: World, emoji: Pick<EmojiRow, 'id' | 'animated'>): string {
  return `${world.origin}/cdn/emojis/${emoji.id}.${emoji.animated ? 'gif' : 'webp'}`;
}
