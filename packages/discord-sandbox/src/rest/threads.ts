import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { sendMessage } from '../world/actions/send-message.ts';
import { setThreadMember, startThread } from '../world/actions/threads.ts';
import { childrenOf } from '../world/children.ts';
import { sizedText, snowflake } from '../world/form.ts';
import { channelObject, isThread } from '../world/objects/channel.ts';
import { messageObject } from '../world/objects/message.ts';
import { threadMemberObject } from '../world/objects/thread-member.ts';
import { canSee, permissionsIn } from '../world/permissions.ts';
import { Refusal, refusal } from '../world/refusal.ts';
import type { ChannelRow } from '../world/rows.ts';
import { messageCreateSchema } from '../world/rules/message-schema.ts';
import { memberKey } from '../world/world.ts';
import { messageIn, permittedChannel, seenChannel } from './access.ts';
import { type Call, parseBody, parseForm, parseQuery } from './call.ts';
import { draftFields } from './message-form.ts';
import { del, get, post, put, type Route } from './route.ts';

const {
  CreatePrivateThreads,
  CreatePublicThreads,
  ManageThreads,
  ReadMessageHistory,
  SendMessages,
  SendMessagesInThreads,
} = PermissionFlagsBits;

const duration = z.literal([60, 1440, 4320, 10_080]).nullish();
const base = {
  name: sizedText(1, 100),
  auto_archive_duration: duration,
  rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
};
const startSchema = z.strictObject({
  ...base,
  type: z
    .literal([ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread])
    .nullish(),
  invitable: z.boolean().nullish(),
});
const fromMessageSchema = z.strictObject(base);
const postSchema = z.strictObject({
  ...base,
  message: z.unknown(),
  applied_tags: z.array(snowflake).max(5).nullish(),
});

const forums: ReadonlySet<ChannelType> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** What a form says about the thread; archived after a day when it doesn't say. */
const common = (call: Call, parent: ChannelRow, form: z.infer<typeof fromMessageSchema>) => ({
  parent,
  name: form.name,
  ownerId: call.userId,
  autoArchiveDuration: form.auto_archive_duration ?? 1440,
  rateLimitPerUser: form.rate_limit_per_user ?? 0,
});

function start(call: Call) {
  const parent = seenChannel(call);
  if (forums.has(parent.type)) return startPost(call, parent);
  if (parent.type !== ChannelType.GuildText && parent.type !== ChannelType.GuildAnnouncement) {
    throw refusal('wrongChannelType');
  }
  const form = parseBody(call, startSchema);
  // Left out, Discord makes it private.
  const type = form.type ?? ChannelType.PrivateThread;
  const isPrivate = type === ChannelType.PrivateThread;
  permittedChannel(call, isPrivate ? CreatePrivateThreads : CreatePublicThreads);
  const thread = startThread(call.world, {
    ...common(call, parent, form),
    type,
    invitable: form.invitable ?? true,
  });
  return channelObject(call.world, thread);
}

/** A forum's post is a thread with its first message. */
function startPost(call: Call, parent: ChannelRow) {
  permittedChannel(call, SendMessages);
  const form = parseBody(call, postSchema);
  const first = parseForm(call, messageCreateSchema, form.message ?? {}, ['message']);
  const draft = draftFields(first, call.files);
  const thread = startThread(call.world, {
    ...common(call, parent, form),
    type: ChannelType.PublicThread,
  });
  const message = sendMessage(call.world, {
    ...draft,
    channelId: thread.id,
    authorId: call.userId,
    applicationId: call.userId,
  });
  return {
    ...channelObject(call.world, call.world.channels.get(thread.id) ?? thread),
    message: messageObject(call.world, message, call.userId),
  };
}

function startFromMessage(call: Call) {
  const parent = permittedChannel(call, CreatePublicThreads);
  const message = messageIn(call, parent);
  if (call.world.channels.has(message.id)) {
    throw new Refusal(400, 160004, 'A thread has already been created for this message');
  }
  const form = parseBody(call, fromMessageSchema);
  const thread = startThread(call.world, {
    ...common(call, parent, form),
    type:
      parent.type === ChannelType.GuildAnnouncement
        ? ChannelType.AnnouncementThread
        : ChannelType.PublicThread,
    messageId: message.id,
  });
  return channelObject(call.world, thread);
}

function openThread(call: Call): ChannelRow {
  const thread = seenChannel(call);
  if (!isThread(thread)) throw refusal('wrongChannelType');
  if (thread.thread?.archived) throw refusal('archivedThread');
  return thread;
}

function addMember(call: Call, userId: string): void {
  const thread = openThread(call);
  const held = permissionsIn(call.world, call.userId, thread);
  if (!(held & SendMessagesInThreads)) throw refusal('missingPermissions');
  if (!call.world.members.has(memberKey(thread.guildId ?? '', userId)))
    throw refusal('unknownMember');
  setThreadMember(call.world, thread, userId, true);
}

function removeMember(call: Call, userId: string): void {
  const thread = openThread(call);
  const held = permissionsIn(call.world, call.userId, thread);
  const ownsPrivate = thread.ownerId === call.userId && thread.type === ChannelType.PrivateThread;
  if (userId !== call.userId && !ownsPrivate && !(held & ManageThreads)) {
    throw refusal('missingPermissions');
  }
  setThreadMember(call.world, thread, userId, false);
}

const withMemberSchema = z.object({ with_member: z.enum(['true', 'false']).default('false') });

function members(call: Call) {
  const thread = seenChannel(call);
  const { with_member } = parseQuery(call, withMemberSchema);
  return (thread.thread?.memberIds ?? []).map((id) =>
    threadMemberObject(call.world, thread, id, with_member === 'true'),
  );
}

function member(call: Call) {
  const thread = seenChannel(call);
  const userId = call.params.userId === '@me' ? call.userId : (call.params.userId ?? '');
  if (!thread.thread?.memberIds.includes(userId)) throw refusal('unknownMember');
  return threadMemberObject(call.world, thread, userId, true);
}

const archivedSchema = z.object({
  before: z.string().optional(),
  limit: z.coerce.number().int().min(2).max(100).default(50),
});

/** Archived threads of a channel, those archived last first. */
function archived(call: Call, kind: 'public' | 'private', onlyJoined = false) {
  const parent = permittedChannel(
    call,
    kind === 'private' && !onlyJoined ? ReadMessageHistory | ManageThreads : ReadMessageHistory,
  );
  const { limit, before } = parseQuery(call, archivedSchema);
  const end = before === undefined ? Number.POSITIVE_INFINITY : Date.parse(before);
  const found = childrenOf(call.world, parent)
    .filter(({ thread }) => thread?.archived && thread.archivedAt < end)
    .filter(({ type }) => (type === ChannelType.PrivateThread) === (kind === 'private'))
    .filter(({ thread }) => !onlyJoined || thread?.memberIds.includes(call.userId))
    .filter((channel) => canSee(call.world, call.userId, channel))
    .sort((a, b) => (b.thread?.archivedAt ?? 0) - (a.thread?.archivedAt ?? 0));
  const shown = found.slice(0, limit);
  return {
    threads: shown.map((thread) => channelObject(call.world, thread)),
    members: shown
      .filter(({ thread }) => thread?.memberIds.includes(call.userId))
      .map((thread) => threadMemberObject(call.world, thread, call.userId)),
    has_more: found.length > shown.length,
  };
}

const inThread = '/channels/:channelId/thread-members';

export const threadRoutes: Route[] = [
  { ...post('/channels/:channelId/threads', start), status: 201 },
  { ...post('/channels/:channelId/messages/:messageId/threads', startFromMessage), status: 201 },
  get(inThread, members),
  get(`${inThread}/:userId`, member),
  put(`${inThread}/@me`, (call) => addMember(call, call.userId)),
  del(`${inThread}/@me`, (call) => removeMember(call, call.userId)),
  put(`${inThread}/:userId`, (call) => addMember(call, call.params.userId ?? '')),
  del(`${inThread}/:userId`, (call) => removeMember(call, call.params.userId ?? '')),
  get('/channels/:channelId/threads/archived/public', (call) => archived(call, 'public')),
  get('/channels/:channelId/threads/archived/private', (call) => archived(call, 'private')),
  get('/channels/:channelId/users/@me/threads/archived/private', (call) =>
    archived(call, 'private', true),
  ),
];
