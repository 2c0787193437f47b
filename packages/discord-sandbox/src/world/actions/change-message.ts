import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  GatewayDispatchEvents,
  GatewayIntentBits,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { dropFile, type NewFile, storeFile } from '../files.ts';
import { resolveMentions } from '../mentions.ts';
import { refusal } from '../refusal.ts';
import type { MessageRow } from '../rows.ts';
import type { AllowedMentions } from '../rules/message-schema.ts';
import type { World } from '../world.ts';
import { emit, messageEvent, messageScope } from './dispatches.ts';
import { sendMessage } from './send-message.ts';

/** What changes; a field left out stays. */
export interface MessageChange {
  content?: string;
  embeds?: APIEmbed[];
  components?: APIMessageTopLevelComponent[];
  /** The attachments that stay; all when left out. */
  keepAttachmentIds?: string[];
  files?: NewFile[];
  /** Replaces SUPPRESS_EMBEDS and sets IS_COMPONENTS_V2. */
  flags?: number;
  allowedMentions?: AllowedMentions | null;
}

/** Edits a message; filling in a "thinking…" is not an edit that shows. */
export function editMessage(world: World, id: string, change: MessageChange): MessageRow {
  const message = world.messages.get(id);
  const channel = message && world.channels.get(message.channelId);
  if (!message || !channel) throw refusal('unknownMessage');
  const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
  const content = (change.content ?? message.content).trim();
  const kept = change.keepAttachmentIds
    ? message.attachmentIds.filter((held) => change.keepAttachmentIds?.includes(held))
    : message.attachmentIds;
  const embeds = change.embeds ?? message.embeds;
  const components = change.components ?? message.components;
  const fileCount = kept.length + (change.files?.length ?? 0);
  if (!content && !embeds.length && !components.length && !fileCount) throw refusal('emptyMessage');

  const added = (change.files ?? []).map((file) => storeFile(world, channel.id, file));
  for (const dropped of message.attachmentIds)
    if (!kept.includes(dropped)) dropFile(world, dropped);
  const mentions = resolveMentions(world, {
    channel,
    authorId: message.authorId,
    content,
    allowed: change.allowedMentions ?? null,
    repliedUserId: null,
  });
  const edited = world.messages.put({
    ...message,
    content,
    embeds,
    components,
    attachmentIds: [...kept, ...added.map((row) => row.id)],
    flags: newFlags(message.flags, change.flags),
    mentionEveryone: mentions.everyone,
    mentionIds: mentions.userIds,
    mentionRoleIds: mentions.roleIds,
    editedAt: wasLoading ? null : world.clock.now(),
  });
  emitUpdate(world, edited);
  return edited;
}

function newFlags(held: number, wanted: number | undefined): number {
  const settled = held & ~MessageFlags.Loading;
  if (wanted === undefined) return settled;
  const suppressed = wanted & MessageFlags.SuppressEmbeds;
  const v2 = wanted & MessageFlags.IsComponentsV2;
  return (settled & ~MessageFlags.SuppressEmbeds) | suppressed | v2;
}

function emitUpdate(world: World, message: MessageRow): void {
  emit(
    world,
    GatewayDispatchEvents.MessageUpdate,
    messageEvent(world, message),
    messageScope(message),
  );
}

/** Removes a message with its files; silently nothing when it is gone. */
export function deleteMessage(world: World, id: string): void {
  const message = world.messages.get(id);
  if (!message) return;
  remove(world, message);
  const { channelId } = message;
  const guildId = message.ephemeralFor ? null : message.guildId;
  emit(
    world,
    GatewayDispatchEvents.MessageDelete,
    { id, channel_id: channelId, ...(guildId ? { guild_id: guildId } : {}) },
    messageScope(message),
  );
}

/** Removes several messages of one channel with one event. */
export function bulkDelete(world: World, channelId: string, ids: string[]): void {
  const found = ids.flatMap((id) => world.messages.get(id) ?? []);
  const inChannel = found.filter((message) => message.channelId === channelId);
  const first = inChannel[0];
  if (!first) return;
  for (const message of inChannel) remove(world, message);
  const { guildId } = first;
  emit(
    world,
    GatewayDispatchEvents.MessageDeleteBulk,
    {
      ids: inChannel.map(({ id }) => id),
      channel_id: channelId,
      ...(guildId ? { guild_id: guildId } : {}),
    },
    { guildId, channelId, intent: GatewayIntentBits.GuildMessages },
  );
}

/** The row first: a crash in between leaves a stray file, never a message without one. */
function remove(world: World, message: MessageRow): void {
  world.messages.delete(message.id);
  for (const attachmentId of message.attachmentIds) dropFile(world, attachmentId);
}

const maximumPins = 250;

export function pinMessage(world: World, id: string, pinned: boolean, byId: string): void {
  const message = world.messages.get(id);
  if (!message || message.pinned === pinned) return;
  const { channelId, guildId } = message;
  const others = world.messages.by('channelId', channelId).filter((other) => other.pinned).length;
  if (pinned && others >= maximumPins) throw refusal('maximumPins');
  const now = world.clock.now();
  const changed = world.messages.put({ ...message, pinned });
  if (pinned) world.channels.patch(channelId, { lastPinAt: now });
  emitUpdate(world, changed);
  emit(
    world,
    GatewayDispatchEvents.ChannelPinsUpdate,
    {
      channel_id: channelId,
      ...(guildId ? { guild_id: guildId } : {}),
      last_pin_timestamp: pinned ? new Date(now).toISOString() : null,
    },
    {
      guildId,
      channelId,
      intent: guildId ? GatewayIntentBits.Guilds : GatewayIntentBits.DirectMessages,
    },
  );
  if (pinned) {
    sendMessage(world, {
      channelId,
      authorId: byId,
      type: MessageType.ChannelPinnedMessage,
      replyToId: id,
      allowedMentions: { parse: [] },
    });
  }
}
