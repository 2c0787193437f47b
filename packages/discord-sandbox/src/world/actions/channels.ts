import { type APIOverwrite, ChannelType } from 'discord-api-types/v10';
import { childrenOf } from '../children.ts';
import { dropFile } from '../files.ts';
import { invalidForm, refusal } from '../refusal.ts';
import type { ChannelRow } from '../rows.ts';
import type { World } from '../world.ts';
import { emitChannel } from './dispatches.ts';

const maximumChannels = 500;
const maximumInCategory = 50;

/** A channel about to be made; `position` left out puts it at the end. */
export type ChannelDraft = Pick<ChannelRow, 'guildId' | 'type' | 'name'> & Partial<ChannelRow>;

/** Makes a channel and tells everyone. Throws 30013 and CHANNEL_PARENT_MAX_CHANNELS when full. */
export function createChannel(world: World, draft: ChannelDraft): ChannelRow {
  const siblings = draft.guildId ? world.channels.by('guildId', draft.guildId) : [];
  // Threads don't count.
  const counted = siblings.filter(({ thread }) => thread === null);
  if (!draft.thread && counted.length >= maximumChannels) throw refusal('maximumChannels');
  if (draft.parentId && !draft.thread) checkParent(world, draft.guildId, draft.parentId);
  const channel = world.channels.put({
    id: world.ids.next(),
    topic: null,
    position: Math.max(-1, ...counted.map(({ position }) => position)) + 1,
    parentId: null,
    nsfw: false,
    rateLimitPerUser: 0,
    overwrites: [],
    lastMessageId: null,
    lastPinAt: null,
    recipientIds: [],
    ownerId: null,
    thread: null,
    bitrate: null,
    userLimit: null,
    ...draft,
  });
  emitChannel(world, 'CREATE', channel);
  return channel;
}

/** That a category takes one more channel. */
export function checkParent(world: World, guildId: string | null, parentId: string): void {
  const parent = world.channels.get(parentId);
  const problem = (code: string, message: string) =>
    invalidForm([{ path: ['parent_id'], code, message }]);
  if (!parent || parent.guildId !== guildId) {
    throw problem('CHANNEL_PARENT_INVALID', 'Category does not exist');
  }
  if (parent.type !== ChannelType.GuildCategory) {
    throw problem('CHANNEL_PARENT_INVALID_TYPE', 'Not a category');
  }
  if (childrenOf(world, parent).length >= maximumInCategory) {
    throw problem(
      'CHANNEL_PARENT_MAX_CHANNELS',
      `Maximum number of channels in category reached (${maximumInCategory})`,
    );
  }
}

export function changeChannel(world: World, id: string, change: Partial<ChannelRow>): ChannelRow {
  const held = world.channels.get(id);
  if (!held) throw refusal('unknownChannel');
  if (change.parentId && change.parentId !== held.parentId && !held.thread) {
    checkParent(world, held.guildId, change.parentId);
  }
  const changed = world.channels.put({ ...held, ...change });
  emitChannel(world, 'UPDATE', changed);
  return changed;
}

/** Removes a channel with its threads, messages and files; its category's channels move to the top. */
export function deleteChannel(world: World, id: string): ChannelRow {
  const channel = world.channels.get(id);
  if (!channel) throw refusal('unknownChannel');
  for (const child of childrenOf(world, channel)) {
    if (child.thread) deleteChannel(world, child.id);
    else changeChannel(world, child.id, { parentId: null });
  }
  world.channels.delete(id);
  for (const message of world.messages.by('channelId', id)) world.messages.delete(message.id);
  for (const file of world.attachments.by('channelId', id)) dropFile(world, file.id);
  for (const hook of world.webhooks.by('channelId', id)) world.webhooks.delete(hook.id);
  for (const mark of world.readMarks.by('channelId', id)) {
    world.readMarks.delete(`${mark.userId}:${id}`);
  }
  emitChannel(world, 'DELETE', channel);
  return channel;
}

/** Sets one overwrite of a channel, or removes it (`null`). */
export function setOverwrite(
  world: World,
  channel: ChannelRow,
  overwriteId: string,
  overwrite: APIOverwrite | null,
): ChannelRow {
  const others = channel.overwrites.filter(({ id }) => id !== overwriteId);
  return changeChannel(world, channel.id, {
    overwrites: overwrite ? [...others, overwrite] : others,
  });
}

/** The direct messages of two accounts, opened when there are none yet. */
export function directChannel(world: World, a: string, b: string): ChannelRow {
  const held = world.channels
    .by('recipientId', a)
    .find(({ recipientIds }) => recipientIds.includes(b));
  if (held) return held;
  return createChannel(world, {
    guildId: null,
    type: ChannelType.DM,
    name: null,
    position: 0,
    recipientIds: [a, b],
  });
}
