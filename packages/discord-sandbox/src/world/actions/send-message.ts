import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  GatewayDispatchEvents,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { type NewFile, storeFile } from '../files.ts';
import { resolveMentions } from '../mentions.ts';
import { refusal } from '../refusal.ts';
import type { MessageRow } from '../rows.ts';
import type { AllowedMentions } from '../rules/message-schema.ts';
import { readMarkKey, type World } from '../world.ts';
import { emit, emitChannel, messageEvent, messageScope } from './dispatches.ts';

/** A message about to be sent; everything but channel and author may be left out. */
export interface MessageDraft {
  channelId: string;
  authorId: string;
  type?: MessageType;
  content?: string;
  embeds?: APIEmbed[];
  components?: APIMessageTopLevelComponent[];
  files?: NewFile[];
  flags?: number;
  nonce?: string | null;
  tts?: boolean;
  replyToId?: string | null;
  /** `null`: everything in the content pings. */
  allowedMentions?: AllowedMentions | null;
  webhook?: MessageRow['webhook'];
  interaction?: MessageRow['interaction'];
  applicationId?: string | null;
  ephemeralFor?: string | null;
}

/** The flags a sender may set. */
const senderFlags =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.Ephemeral |
  MessageFlags.Loading |
  MessageFlags.IsComponentsV2;

/** Sends a message and tells everyone. Throws Discord's refusal when there is nothing to show. */
export function sendMessage(world: World, draft: MessageDraft): MessageRow {
  const channel = world.channels.get(draft.channelId);
  if (!channel) throw refusal('unknownChannel');
  const { content = '', embeds = [], components = [], files = [], flags = 0 } = draft;
  const isSystem =
    draft.type === MessageType.UserJoin || draft.type === MessageType.ChannelPinnedMessage;
  const shows = content.trim() || embeds.length || components.length || files.length || isSystem;
  if (!shows && !(flags & MessageFlags.Loading)) throw refusal('emptyMessage');

  const replied = draft.replyToId ? world.messages.get(draft.replyToId) : undefined;
  const mentions = resolveMentions(world, {
    channel,
    authorId: draft.authorId,
    content,
    allowed: draft.allowedMentions ?? null,
    repliedUserId: replied?.authorId ?? null,
  });
  const attachments = files.map((file) => storeFile(world, channel.id, file));
  const message = world.messages.put({
    id: world.ids.next(),
    channelId: channel.id,
    guildId: channel.guildId,
    authorId: draft.authorId,
    webhook: draft.webhook ?? null,
    type: draft.type ?? (draft.replyToId ? MessageType.Reply : MessageType.Default),
    content: content.trim(),
    embeds,
    components,
    attachmentIds: attachments.map(({ id }) => id),
    editedAt: null,
    pinned: false,
    tts: draft.tts ?? false,
    mentionEveryone: mentions.everyone,
    mentionIds: mentions.userIds,
    mentionRoleIds: mentions.roleIds,
    reactions: [],
    flags: flags & senderFlags,
    nonce: draft.nonce ?? null,
    replyToId: draft.replyToId ?? null,
    interaction: draft.interaction ?? null,
    applicationId: draft.applicationId ?? null,
    ephemeralFor: draft.ephemeralFor ?? null,
  });
  if (message.ephemeralFor === null) noteLast(world, message);
  emit(
    world,
    GatewayDispatchEvents.MessageCreate,
    messageEvent(world, message),
    messageScope(message),
  );
  return message;
}

/** The channel's latest message, and that its author has read it. */
function noteLast(world: World, { id, channelId, authorId, webhook }: MessageRow): void {
  const state = world.channels.get(channelId)?.thread;
  // Writing in an archived thread opens it again.
  const thread = state && {
    ...state,
    archived: false,
    totalMessageSent: state.totalMessageSent + 1,
  };
  const channel = world.channels.patch(channelId, {
    lastMessageId: id,
    ...(thread ? { thread } : {}),
  });
  if (channel && state?.archived) emitChannel(world, 'UPDATE', channel);
  const author = world.users.get(authorId);
  if (author && !author.bot && !webhook) markRead(world, authorId, channelId, id);
}

/** Notes how far somebody has read; never backwards. */
export function markRead(world: World, userId: string, channelId: string, messageId: string): void {
  const mark = world.readMarks.get(readMarkKey(userId, channelId));
  if (mark && BigInt(mark.lastReadId) >= BigInt(messageId)) return;
  world.readMarks.put({ userId, channelId, lastReadId: messageId });
  world.notices.emit({ userId, type: 'read', data: { channelId } });
}
