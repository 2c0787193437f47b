import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import {
  bulkDelete,
  deleteMessage,
  editMessage,
  pinMessage,
} from '../world/actions/change-message.ts';
import { sendMessage } from '../world/actions/send-message.ts';
import { snowflake } from '../world/form.ts';
import { messagePage } from '../world/history.ts';
import { isTextual, isThread } from '../world/objects/channel.ts';
import { messageObject } from '../world/objects/message.ts';
import { permissionsIn } from '../world/permissions.ts';
import { invalidForm, refusal } from '../world/refusal.ts';
import type { ChannelRow } from '../world/rows.ts';
import { messageCreateSchema, messageEditSchema } from '../world/rules/message-schema.ts';
import { snowflakeTime } from '../world/snowflake.ts';
import { messageIn, permittedChannel, seenChannel } from './access.ts';
import { type Call, parseBody, parseQuery } from './call.ts';
import { changeFields, draftFields } from './message-form.ts';
import { del, get, patch, post, put, type Route } from './route.ts';

const { ManageMessages, ReadMessageHistory, SendMessages, SendMessagesInThreads } =
  PermissionFlagsBits;
/** PIN_MESSAGES has its own bit since 2025. */
const pinMessages = PermissionFlagsBits.PinMessages;

const historySchema = z.object({
  before: snowflake.optional(),
  after: snowflake.optional(),
  around: snowflake.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

function history(call: Call) {
  const channel = seenChannel(call);
  if (!isTextual(channel)) throw refusal('notTextual');
  const query = parseQuery(call, historySchema);
  const allowed = permissionsIn(call.world, call.userId, channel) & ReadMessageHistory;
  if (!allowed) return [];
  return messagePage(call.world, channel.id, query)
    .reverse()
    .map((message) => messageObject(call.world, message, call.userId));
}

function create(call: Call) {
  const channel = seenChannel(call);
  if (!isTextual(channel)) throw refusal('notTextual');
  const held = permissionsIn(call.world, call.userId, channel);
  if (!(held & (isThread(channel) ? SendMessagesInThreads : SendMessages))) {
    throw refusal('missingPermissions');
  }
  if (channel.thread?.archived && channel.thread.locked) throw refusal('archivedThread');
  const form = parseBody(call, messageCreateSchema);
  if (form.nonce != null && form.enforce_nonce) {
    const sent = sameNonce(call, channel, String(form.nonce));
    if (sent) return messageObject(call.world, sent, call.userId);
  }
  if (call.files.length > 0 && !(held & PermissionFlagsBits.AttachFiles)) {
    throw refusal('missingPermissions');
  }
  checkReachable(call, channel);
  const draft = draftFields(form, call.files);
  const message = sendMessage(call.world, {
    ...draft,
    // Without EMBED_LINKS a message arrives, its embeds don't.
    embeds: held & PermissionFlagsBits.EmbedLinks ? (draft.embeds ?? []) : [],
    channelId: channel.id,
    authorId: call.userId,
    applicationId: call.userId,
    flags: (draft.flags ?? 0) & ~(MessageFlags.Ephemeral | MessageFlags.Loading),
    replyToId: repliedTo(call, channel, form.message_reference),
  });
  return messageObject(call.world, message, call.userId);
}

/** How long a nonce makes a repeat harmless, milliseconds. */
const nonceLifetime = 5 * 60_000;

function sameNonce({ world, userId }: Call, channel: ChannelRow, nonce: string) {
  return world.messages
    .by('nonce', `${channel.id}:${userId}:${nonce}`)
    .find(({ id }) => world.clock.now() - snowflakeTime(id) < nonceLifetime);
}

/** A person is reached by a bot only through a server they share. */
function checkReachable({ world, userId }: Call, channel: ChannelRow): void {
  if (channel.guildId !== null) return;
  const other = channel.recipientIds.find((id) => id !== userId) ?? '';
  const shared = world.members
    .by('userId', other)
    .some(({ guildId }) => world.members.has(`${guildId}:${userId}`));
  if (!shared) throw refusal('cannotReachUser');
}

type Reference = z.infer<typeof messageCreateSchema>['message_reference'];

function repliedTo(call: Call, channel: ChannelRow, reference: Reference): string | null {
  if (!reference) return null;
  const replied = call.world.messages.get(reference.message_id);
  if (replied?.channelId === channel.id) return replied.id;
  if (reference.fail_if_not_exists === false) return null;
  throw invalidForm([
    {
      path: ['message_reference'],
      code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
      message: 'Unknown message',
    },
  ]);
}

function edit(call: Call) {
  const channel = seenChannel(call);
  const message = messageIn(call, channel);
  const form = parseBody(call, messageEditSchema);
  if (message.authorId !== call.userId || message.webhook) {
    const onlyFlags = Object.keys(form).every((key) => key === 'flags');
    if (!onlyFlags) throw refusal('notTheAuthor');
    permittedChannel(call, ManageMessages);
  }
  const changed = editMessage(call.world, message.id, changeFields(form, call.files));
  return messageObject(call.world, changed, call.userId);
}

function remove(call: Call): void {
  const channel = seenChannel(call);
  const message = messageIn(call, channel);
  if (message.authorId !== call.userId) {
    if (channel.guildId === null) throw refusal('notInDirectMessages');
    permittedChannel(call, ManageMessages);
  }
  deleteMessage(call.world, message.id);
}

const bulkSchema = z.strictObject({ messages: z.array(snowflake) });
const bulkAge = 14 * 24 * 60 * 60_000;

function removeSeveral(call: Call): void {
  const channel = permittedChannel(call, ManageMessages);
  const ids = [...new Set(parseBody(call, bulkSchema).messages)];
  if (ids.length < 2 || ids.length > 100) throw refusal('bulkDeleteCount');
  if (ids.some((id) => call.world.clock.now() - snowflakeTime(id) > bulkAge)) {
    throw refusal('bulkDeleteTooOld');
  }
  bulkDelete(call.world, channel.id, ids);
}

function pins(call: Call) {
  const channel = permittedChannel(call, ReadMessageHistory);
  return call.world.messages
    .by('channelId', channel.id)
    .filter(({ pinned }) => pinned)
    .reverse();
}

function pin(call: Call, pinned: boolean): void {
  const channel = permittedChannel(call, pinMessages);
  pinMessage(call.world, messageIn(call, channel).id, pinned, call.userId);
}

/** Nobody follows channels here, so publishing has nowhere to go. */
function crosspost(call: Call): never {
  const channel = seenChannel(call);
  messageIn(call, channel);
  throw refusal(
    channel.type === ChannelType.GuildAnnouncement ? 'missingPermissions' : 'wrongChannelType',
  );
}

export const messageRoutes: Route[] = [
  get('/channels/:channelId/messages', history),
  post('/channels/:channelId/messages', create),
  post('/channels/:channelId/messages/bulk-delete', removeSeveral),
  get('/channels/:channelId/messages/pins', (call) => ({
    items: pins(call).map((message) => ({
      pinned_at: new Date(message.editedAt ?? snowflakeTime(message.id)).toISOString(),
      message: messageObject(call.world, message, call.userId),
    })),
    has_more: false,
  })),
  put('/channels/:channelId/messages/pins/:messageId', (call) => pin(call, true)),
  del('/channels/:channelId/messages/pins/:messageId', (call) => pin(call, false)),
  get('/channels/:channelId/messages/:messageId', (call) => {
    const channel = permittedChannel(call, ReadMessageHistory);
    return messageObject(call.world, messageIn(call, channel), call.userId);
  }),
  post('/channels/:channelId/messages/:messageId/crosspost', crosspost),
  patch('/channels/:channelId/messages/:messageId', edit),
  del('/channels/:channelId/messages/:messageId', remove),
  get('/channels/:channelId/pins', (call) =>
    pins(call).map((message) => messageObject(call.world, message, call.userId)),
  ),
  put('/channels/:channelId/pins/:messageId', (call) => pin(call, true)),
  del('/channels/:channelId/pins/:messageId', (call) => pin(call, false)),
];
