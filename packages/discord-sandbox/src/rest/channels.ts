import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { changeChannel, createChannel, deleteChannel } from '../world/actions/channels.ts';
import { startTyping } from '../world/actions/typing.ts';
import { permissionBits, sizedText, snowflake } from '../world/form.ts';
import { channelObject, isTextual, isThread } from '../world/objects/channel.ts';
import { guildPermissions, permissionsIn } from '../world/permissions.ts';
import { refusal } from '../world/refusal.ts';
import type { ChannelRow } from '../world/rows.ts';
import { joinedGuild, permittedChannel, permittedGuild, seenChannel } from './access.ts';
import { type Call, parseBody } from './call.ts';
import { checkGrants } from './grants.ts';
import { del, get, patch, post, type Route } from './route.ts';

const { ManageChannels, ManageRoles, ManageThreads, SendMessages } = PermissionFlagsBits;

const overwrites = z
  .array(
    z.strictObject({
      id: snowflake,
      type: z.number().int().min(0).max(1).default(0),
      allow: permissionBits.nullish().transform((bits) => bits ?? '0'),
      deny: permissionBits.nullish().transform((bits) => bits ?? '0'),
    }),
  )
  .max(100);

const fields = {
  topic: z.string().max(1024).nullish(),
  position: z.number().int().min(0).nullish(),
  parent_id: snowflake.nullish(),
  nsfw: z.boolean().nullish(),
  rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
  permission_overwrites: overwrites.nullish(),
  bitrate: z.number().int().min(8000).max(96_000).nullish(),
  user_limit: z.number().int().min(0).max(99).nullish(),
  default_auto_archive_duration: z.number().int().nullish(),
  rtc_region: z.string().nullish(),
  video_quality_mode: z.number().int().nullish(),
  default_thread_rate_limit_per_user: z.number().int().nullish(),
  default_reaction_emoji: z.unknown().optional(),
  available_tags: z.array(z.unknown()).max(20).nullish(),
  default_sort_order: z.number().int().nullish(),
  default_forum_layout: z.number().int().nullish(),
  flags: z.number().int().nullish(),
};
const name = z.string().trim().pipe(sizedText(1, 100));

const kinds = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildCategory,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
] as const;

const createSchema = z.strictObject({
  name,
  type: z.literal(kinds).nullish(),
  ...fields,
});

const modifySchema = z.strictObject({
  name: name.optional(),
  type: z.literal([ChannelType.GuildText, ChannelType.GuildAnnouncement]).optional(),
  ...fields,
  lock_permissions: z.boolean().nullish(),
  /** Threads only. */
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  invitable: z.boolean().optional(),
  auto_archive_duration: z.literal([60, 1440, 4320, 10_080]).optional(),
  applied_tags: z.array(snowflake).max(5).optional(),
});

type Fields = Omit<z.infer<typeof modifySchema>, 'name' | 'type'>;

/** The row's fields of a form: what is left out stays. */
function rowFields(form: Fields): Partial<ChannelRow> {
  return {
    ...(form.topic === undefined ? {} : { topic: form.topic || null }),
    ...(form.position == null ? {} : { position: form.position }),
    ...(form.parent_id === undefined ? {} : { parentId: form.parent_id }),
    ...(form.nsfw == null ? {} : { nsfw: form.nsfw }),
    ...(form.rate_limit_per_user == null ? {} : { rateLimitPerUser: form.rate_limit_per_user }),
    ...(form.bitrate == null ? {} : { bitrate: form.bitrate }),
    ...(form.user_limit == null ? {} : { userLimit: form.user_limit }),
    ...(form.permission_overwrites ? { overwrites: form.permission_overwrites } : {}),
  };
}

/** Text channels know neither capitals nor spaces. */
function channelName(type: ChannelType, text: string): string {
  const isText = type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
  return isText ? text.toLowerCase().replace(/\s+/g, '-') : text;
}

function create(call: Call) {
  const { guild, self } = joinedGuild(call);
  const form = parseBody(call, createSchema);
  const type = form.type ?? ChannelType.GuildText;
  const parent = form.parent_id ? call.world.channels.get(form.parent_id) : undefined;
  // Inside a category the category's permissions count.
  const held = parent
    ? permissionsIn(call.world, call.userId, parent)
    : guildPermissions(call.world, self);
  if (!(held & ManageChannels)) throw refusal('missingPermissions');
  if (form.permission_overwrites) {
    checkGrants(guildPermissions(call.world, self), form.permission_overwrites);
  }
  const channel = createChannel(call.world, {
    guildId: guild.id,
    type,
    name: channelName(type, form.name),
    // Without overwrites of its own it starts with its category's.
    ...(parent ? { overwrites: parent.overwrites } : {}),
    ...rowFields(form),
  });
  return channelObject(call.world, channel);
}

function modify(call: Call) {
  const channel = seenChannel(call);
  if (isThread(channel)) return modifyThread(call, channel);
  permittedChannel(call, ManageChannels);
  const form = parseBody(call, modifySchema);
  if (form.permission_overwrites) {
    const held = permissionsIn(call.world, call.userId, channel);
    if (!(held & ManageRoles)) throw refusal('missingPermissions');
    checkGrants(held, form.permission_overwrites, channel.overwrites);
  }
  const parent = form.parent_id ? call.world.channels.get(form.parent_id) : undefined;
  const type = form.type ?? channel.type;
  const changed = changeChannel(call.world, channel.id, {
    ...rowFields(form),
    ...(form.name === undefined ? {} : { name: channelName(type, form.name) }),
    ...(form.type === undefined ? {} : { type }),
    ...(parent && form.lock_permissions ? { overwrites: parent.overwrites } : {}),
  });
  return channelObject(call.world, changed);
}

function modifyThread(call: Call, thread: ChannelRow) {
  const form = parseBody(call, modifySchema);
  const held = permissionsIn(call.world, call.userId, thread);
  const manages = (held & ManageThreads) !== 0n;
  const reopens = form.archived === false && Object.keys(form).length === 1;
  const isOwner = thread.ownerId === call.userId && form.locked === undefined;
  if (!manages && !isOwner && !(reopens && held & SendMessages))
    throw refusal('missingPermissions');
  if (thread.thread?.archived && form.archived !== false) throw refusal('archivedThread');
  const state = thread.thread;
  const changed = changeChannel(call.world, thread.id, {
    ...(form.name === undefined ? {} : { name: form.name }),
    ...(form.rate_limit_per_user == null ? {} : { rateLimitPerUser: form.rate_limit_per_user }),
    thread: state && {
      ...state,
      archived: form.archived ?? state.archived,
      locked: form.locked ?? state.locked,
      invitable: form.invitable ?? state.invitable,
      autoArchiveDuration: form.auto_archive_duration ?? state.autoArchiveDuration,
      archivedAt:
        form.archived !== undefined && form.archived !== state.archived
          ? call.world.clock.now()
          : state.archivedAt,
    },
  });
  return channelObject(call.world, changed);
}

function remove(call: Call) {
  const channel = seenChannel(call);
  // "Closing" a direct message keeps it for the other side.
  if (channel.guildId === null) return channelObject(call.world, channel, call.userId);
  permittedChannel(call, isThread(channel) ? ManageThreads : ManageChannels);
  return channelObject(call.world, deleteChannel(call.world, channel.id));
}

const positionsSchema = z.array(
  z.strictObject({
    id: snowflake,
    position: z.number().int().min(0).nullish(),
    parent_id: snowflake.nullish(),
    lock_permissions: z.boolean().nullish(),
  }),
);

function reorder(call: Call) {
  const { guild } = permittedGuild(call, ManageChannels);
  for (const { id, position, parent_id } of parseBody(call, positionsSchema)) {
    const channel = call.world.channels.get(id);
    if (channel?.guildId !== guild.id) throw refusal('unknownChannel');
    changeChannel(call.world, id, {
      ...(position == null ? {} : { position }),
      ...(parent_id === undefined ? {} : { parentId: parent_id }),
    });
  }
}

function type(call: Call) {
  const channel = permittedChannel(call, SendMessages);
  if (!isTextual(channel)) throw refusal('notTextual');
  startTyping(call.world, channel, call.userId);
}

export const channelRoutes: Route[] = [
  get('/guilds/:guildId/channels', (call) => {
    const { guild } = joinedGuild(call);
    return call.world.channels
      .by('guildId', guild.id)
      .filter((channel) => !isThread(channel))
      .map((channel) => channelObject(call.world, channel));
  }),
  { ...post('/guilds/:guildId/channels', create), status: 201 },
  patch('/guilds/:guildId/channels', reorder),
  get('/channels/:channelId', (call) => channelObject(call.world, seenChannel(call), call.userId)),
  patch('/channels/:channelId', modify),
  del('/channels/:channelId', remove),
  post('/channels/:channelId/typing', type),
];
