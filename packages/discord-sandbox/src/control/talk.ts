import { PermissionFlagsBits } from 'discord-api-types/v10';
import { emojiOf } from '../rest/reactions.ts';
import { deleteMessage, editMessage } from '../world/actions/change-message.ts';
import { react } from '../world/actions/reactions.ts';
import { markRead, sendMessage } from '../world/actions/send-message.ts';
import { startTyping } from '../world/actions/typing.ts';
import type { NewFile } from '../world/files.ts';
import { isTextual } from '../world/objects/channel.ts';
import { permissionsIn } from '../world/permissions.ts';
import type { ChannelRow, MessageRow, UserRow } from '../world/rows.ts';
import { snowflakeTime } from '../world/snowflake.ts';
import type { World } from '../world/world.ts';
import { nameOf, notTimedOut, permitted, seenBy, seenMessage, sendBits } from './acting.ts';
import { forbidden, invalid } from './refusal.ts';

const { AddReactions, AttachFiles, ManageMessages, ReadMessageHistory } = PermissionFlagsBits;
/** Those who may break a channel's slow mode. */
const overSlowMode = ManageMessages | PermissionFlagsBits.ManageChannels;
const maximumLength = 2000;

export interface Spoken {
  channelId: string;
  content: string;
  files: NewFile[];
  replyTo?: string | undefined;
  mentionReplied: boolean;
  nonce?: string | undefined;
}

/** A person says something. */
export function speak(world: World, person: UserRow, said: Spoken): MessageRow {
  const channel = seenBy(world, person, said.channelId);
  if (!isTextual(channel)) throw invalid('Nobody can write in this kind of channel.');
  notTimedOut(world, person, channel.guildId);
  permitted(world, person, channel.id, sendBits(channel), 'write');
  if (channel.thread?.locked) throw forbidden('This thread is locked.');
  if (said.files.length > 0) permitted(world, person, channel.id, AttachFiles, 'attach files');
  checkLength(said.content);
  checkSlowMode(world, person, channel);
  const replied = said.replyTo ? seenMessage(world, person, said.replyTo) : undefined;
  if (replied && replied.channelId !== channel.id) throw invalid('A reply stays in its channel.');
  return sendMessage(world, {
    channelId: channel.id,
    authorId: person.id,
    content: said.content,
    files: said.files,
    nonce: said.nonce ?? null,
    replyToId: replied?.id ?? null,
    allowedMentions: said.mentionReplied
      ? null
      : { parse: ['users', 'roles', 'everyone'], replied_user: false },
  });
}

function checkLength(content: string): void {
  if (content.length > maximumLength) {
    throw invalid(`A message has at most ${maximumLength} characters.`);
  }
}

function checkSlowMode(world: World, person: UserRow, channel: ChannelRow): void {
  if (channel.rateLimitPerUser === 0) return;
  if (permissionsIn(world, person.id, channel) & overSlowMode) return;
  const last = world.messages
    .by('channelId', channel.id)
    .findLast(({ authorId }) => authorId === person.id);
  if (!last) return;
  const waitMs = snowflakeTime(last.id) + channel.rateLimitPerUser * 1000 - world.clock.now();
  if (waitMs > 0) {
    throw forbidden(
      `Slow mode: ${nameOf(person)} can write again in ${Math.ceil(waitMs / 1000)} s.`,
    );
  }
}

/** A person changes what they said. */
export function reword(
  world: World,
  person: UserRow,
  messageId: string,
  content: string,
): MessageRow {
  const message = seenMessage(world, person, messageId);
  if (message.authorId !== person.id) throw forbidden('One can only edit one’s own messages.');
  notTimedOut(world, person, message.guildId);
  checkLength(content);
  return editMessage(world, message.id, { content });
}

/** A person deletes their own message, or a moderator any. */
export function takeBack(world: World, person: UserRow, messageId: string): void {
  const message = seenMessage(world, person, messageId);
  if (message.authorId !== person.id) {
    if (message.guildId === null) throw forbidden('One can only delete one’s own messages here.');
    permitted(world, person, message.channelId, ManageMessages, 'delete others’ messages');
  }
  deleteMessage(world, message.id);
}

/** Dismisses an ephemeral message, which only its reader can do. */
export function dismiss(world: World, person: UserRow, messageId: string): void {
  const message = seenMessage(world, person, messageId);
  if (message.ephemeralFor !== person.id) throw invalid('Only an ephemeral message is dismissed.');
  deleteMessage(world, message.id);
}

export function reactAs(
  world: World,
  person: UserRow,
  messageId: string,
  text: string,
  add: boolean,
): void {
  const message = seenMessage(world, person, messageId);
  if (message.ephemeralFor) throw invalid('Nobody can react to an ephemeral message.');
  notTimedOut(world, person, message.guildId);
  permitted(world, person, message.channelId, ReadMessageHistory, 'react');
  const emoji = emojiOf(world, text);
  const isThere = message.reactions.some(({ emoji: held }) =>
    emoji.id ? held.id === emoji.id : held.name === emoji.name,
  );
  if (add && !isThere) permitted(world, person, message.channelId, AddReactions, 'add reactions');
  react(world, message.id, person.id, emoji, add);
}

export function typeAs(world: World, person: UserRow, channelId: string): void {
  const channel = seenBy(world, person, channelId);
  startTyping(world, permitted(world, person, channelId, sendBits(channel), 'write'), person.id);
}

export function readUpTo(
  world: World,
  person: UserRow,
  channelId: string,
  messageId: string | undefined,
): void {
  const channel = seenBy(world, person, channelId);
  const latest = messageId ?? channel.lastMessageId;
  if (latest) markRead(world, person.id, channelId, latest);
}
