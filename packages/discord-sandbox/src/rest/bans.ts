import {
  GatewayDispatchEvents,
  GatewayIntentBits,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { bulkDelete } from '../world/actions/change-message.ts';
import { emit } from '../world/actions/dispatches.ts';
import { leaveGuild } from '../world/actions/members.ts';
import { snowflake } from '../world/form.ts';
import { checkMember } from '../world/hierarchy.ts';
import { userById } from '../world/objects/user.ts';
import { refusal } from '../world/refusal.ts';
import type { BanRow } from '../world/rows.ts';
import { compareIds, snowflakeTime } from '../world/snowflake.ts';
import { memberKey, type World } from '../world/world.ts';
import { permittedGuild } from './access.ts';
import { type Call, parseBody, parseQuery } from './call.ts';
import { del, get, put, type Route } from './route.ts';

const { BanMembers } = PermissionFlagsBits;

const banObject = (world: World, { reason, userId }: BanRow) => ({
  reason,
  user: userById(world, userId),
});

const week = 7 * 24 * 3600;
const banSchema = z.strictObject({
  delete_message_seconds: z.number().int().min(0).max(week).nullish(),
  /** The older name of the same. */
  delete_message_days: z.number().int().min(0).max(7).nullish(),
});

function ban(call: Call): void {
  const { world } = call;
  const { guild, self } = permittedGuild(call, BanMembers);
  const userId = call.params.userId ?? '';
  if (!world.users.has(userId)) throw refusal('unknownUser');
  const form = parseBody(call, banSchema);
  const target = world.members.get(memberKey(guild.id, userId));
  if (target) checkMember(world, self, target);
  world.bans.put({ guildId: guild.id, userId, reason: call.reason });
  if (target) leaveGuild(world, guild.id, userId);
  const seconds = form.delete_message_seconds ?? (form.delete_message_days ?? 0) * 24 * 3600;
  if (seconds > 0) deleteRecent(world, guild.id, userId, seconds);
  emitBan(call, guild.id, userId, GatewayDispatchEvents.GuildBanAdd);
}

/** What the banned wrote in the last `seconds`, everywhere in the guild. */
function deleteRecent(world: World, guildId: string, userId: string, seconds: number): void {
  const since = world.clock.now() - seconds * 1000;
  for (const channel of world.channels.by('guildId', guildId)) {
    const recent = world.messages
      .by('channelId', channel.id)
      .filter(({ authorId, id }) => authorId === userId && snowflakeTime(id) >= since);
    bulkDelete(
      world,
      channel.id,
      recent.map(({ id }) => id),
    );
  }
}

function unban(call: Call): void {
  const { guild } = permittedGuild(call, BanMembers);
  const userId = call.params.userId ?? '';
  if (!call.world.bans.delete(memberKey(guild.id, userId))) throw refusal('unknownBan');
  emitBan(call, guild.id, userId, GatewayDispatchEvents.GuildBanRemove);
}

function emitBan(
  { world }: Call,
  guildId: string,
  userId: string,
  event: GatewayDispatchEvents.GuildBanAdd | GatewayDispatchEvents.GuildBanRemove,
): void {
  const intent = GatewayIntentBits.GuildModeration;
  emit(world, event, { guild_id: guildId, user: userById(world, userId) }, { guildId, intent });
}

const listSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
  after: snowflake.optional(),
  before: snowflake.optional(),
});

/** By user id; `before` counts from the end and wins over `after`, as on Discord. */
function list(call: Call) {
  const { guild } = permittedGuild(call, BanMembers);
  const { limit, after = '0', before } = parseQuery(call, listSchema);
  const all = call.world.bans
    .by('guildId', guild.id)
    .sort((a, b) => compareIds(a.userId, b.userId));
  const page =
    before === undefined
      ? all.filter(({ userId }) => compareIds(userId, after) > 0).slice(0, limit)
      : all.filter(({ userId }) => compareIds(userId, before) < 0).slice(-limit);
  return page.map((row) => banObject(call.world, row));
}

function one(call: Call) {
  const { guild } = permittedGuild(call, BanMembers);
  const row = call.world.bans.get(memberKey(guild.id, call.params.userId ?? ''));
  if (!row) throw refusal('unknownBan');
  return banObject(call.world, row);
}

export const banRoutes: Route[] = [
  get('/guilds/:guildId/bans', list),
  get('/guilds/:guildId/bans/:userId', one),
  put('/guilds/:guildId/bans/:userId', ban),
  del('/guilds/:guildId/bans/:userId', unban),
];
