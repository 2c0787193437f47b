import { PermissionFlagsBits } from 'discord-api-types/v10';
import { clearReactions, react } from '../world/actions/reactions.ts';
import { userById } from '../world/objects/user.ts';
import { permissionsIn } from '../world/permissions.ts';
import { refusal } from '../world/refusal.ts';
import type { EmojiRef } from '../world/rows.ts';
import { isUnicodeEmoji } from '../world/rules/emoji-schema.ts';
import type { World } from '../world/world.ts';
import { messageIn, permittedChannel } from './access.ts';
import type { Call } from './call.ts';
import { del, get, put, type Route } from './route.ts';

const { AddReactions, ManageMessages, ReadMessageHistory } = PermissionFlagsBits;

/** An emoji as paths write it: the Unicode one itself, or `name:id`. */
export function emojiOf(world: World, text: string): EmojiRef {
  const custom = /^(?:a:)?(\w{2,32}):(\d{17,20})$/.exec(text);
  if (custom?.[2]) {
    const row = world.emojis.get(custom[2]);
    if (!row) throw refusal('unknownEmoji');
    return { id: row.id, name: row.name, animated: row.animated };
  }
  if (!isUnicodeEmoji(text)) throw refusal('unknownEmoji');
  return { id: null, name: text, animated: false };
}

const isSame = (a: EmojiRef, b: EmojiRef) => (a.id ? a.id === b.id : a.name === b.name);

function add(call: Call): void {
  const channel = permittedChannel(call, ReadMessageHistory);
  const message = messageIn(call, channel);
  const emoji = emojiOf(call.world, call.params.emoji ?? '');
  const isNew = !message.reactions.some((reaction) => isSame(reaction.emoji, emoji));
  const held = permissionsIn(call.world, call.userId, channel);
  // Joining a reaction that is there needs no permission of its own.
  if (isNew && !(held & AddReactions)) throw refusal('missingPermissions');
  react(call.world, message.id, call.userId, emoji, true);
}

function remove(call: Call, userId: string): void {
  const bits = userId === call.userId ? ReadMessageHistory : ManageMessages;
  const message = messageIn(call, permittedChannel(call, bits));
  react(call.world, message.id, userId, emojiOf(call.world, call.params.emoji ?? ''), false);
}

function clear(call: Call, emoji: EmojiRef | null): void {
  const message = messageIn(call, permittedChannel(call, ManageMessages));
  clearReactions(call.world, message.id, emoji);
}

const base = '/channels/:channelId/messages/:messageId/reactions';

export const reactionRoutes: Route[] = [
  put(`${base}/:emoji/@me`, add),
  del(`${base}/:emoji/@me`, (call) => remove(call, call.userId)),
  del(`${base}/:emoji/:userId`, (call) => remove(call, call.params.userId ?? '')),
  del(`${base}/:emoji`, (call) => clear(call, emojiOf(call.world, call.params.emoji ?? ''))),
  del(base, (call) => clear(call, null)),
  get(`${base}/:emoji`, (call) => {
    const message = messageIn(call, permittedChannel(call, ReadMessageHistory));
    const emoji = emojiOf(call.world, call.params.emoji ?? '');
    const found = message.reactions.find((reaction) => isSame(reaction.emoji, emoji));
    return (found?.userIds ?? []).slice(0, 100).map((id) => userById(call.world, id));
  }),
];
