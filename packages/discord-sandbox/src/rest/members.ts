import { GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { changeMember, leaveGuild } from '../world/actions/members.ts';
import { snowflake } from '../world/form.ts';
import { checkMember, checkRole } from '../world/hierarchy.ts';
import { memberObject } from '../world/objects/member.ts';
import { guildPermissions } from '../world/permissions.ts';
import { refusal } from '../world/refusal.ts';
import type { GuildRow, MemberRow } from '../world/rows.ts';
import { compareIds } from '../world/snowflake.ts';
import { memberKey } from '../world/world.ts';
import { joinedGuild, permittedGuild } from './access.ts';
import { type Call, parseBody, parseQuery } from './call.ts';
import { del, get, patch, put, type Route } from './route.ts';

const { KickMembers, ManageNicknames, ManageRoles, ModerateMembers, ChangeNickname } =
  PermissionFlagsBits;

function memberOf({ world, params }: Call, guild: GuildRow): MemberRow {
  const member = world.members.get(memberKey(guild.id, params.userId ?? ''));
  if (member) return member;
  throw refusal(world.users.has(params.userId ?? '') ? 'unknownMember' : 'unknownUser');
}

const listSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(1),
  after: snowflake.default('0'),
});

function list(call: Call) {
  const { guild } = joinedGuild(call);
  const application = call.application;
  // The list is for applications that were granted the privileged intent.
  if (application && !(application.privilegedIntents & GatewayIntentBits.GuildMembers)) {
    throw refusal('missingAccess');
  }
  const { limit, after } = parseQuery(call, listSchema);
  return call.world.members
    .by('guildId', guild.id)
    .filter(({ userId }) => compareIds(userId, after) > 0)
    .sort((a, b) => compareIds(a.userId, b.userId))
    .slice(0, limit)
    .map((member) => memberObject(call.world, member));
}

const searchSchema = z.object({
  query: z.string().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(1000).default(1),
});

/** Members whose user name or nickname starts with the text. */
function search(call: Call) {
  const { guild } = joinedGuild(call);
  const { query, limit } = parseQuery(call, searchSchema);
  const wanted = query.toLowerCase();
  return call.world.members
    .by('guildId', guild.id)
    .filter(({ userId, nick }) => {
      const user = call.world.users.get(userId);
      const names = [user?.username, user?.globalName, nick];
      return names.some((name) => name?.toLowerCase().startsWith(wanted));
    })
    .slice(0, limit)
    .map((member) => memberObject(call.world, member));
}

const modifySchema = z.strictObject({
  nick: z.string().max(32).nullish(),
  roles: z.array(snowflake).nullish(),
  mute: z.boolean().nullish(),
  deaf: z.boolean().nullish(),
  channel_id: snowflake.nullish(),
  communication_disabled_until: z.iso.datetime({ offset: true }).nullish(),
  flags: z.number().int().nullish(),
});

function modify(call: Call) {
  const { guild, self } = joinedGuild(call);
  const target = memberOf(call, guild);
  const form = parseBody(call, modifySchema);
  const held = guildPermissions(call.world, self);
  const need = (bit: bigint) => {
    if (!(held & bit)) throw refusal('missingPermissions');
  };
  if (form.nick !== undefined) {
    need(target.userId === call.userId ? ChangeNickname : ManageNicknames);
    if (target.userId !== call.userId) checkMember(call.world, self, target);
  }
  if (form.communication_disabled_until !== undefined) {
    need(ModerateMembers);
    checkMember(call.world, self, target);
  }
  if (form.roles) {
    need(ManageRoles);
    checkRoleChange(call, self, target, form.roles);
  }
  const until = form.communication_disabled_until;
  const changed = changeMember(call.world, target, {
    ...(form.nick === undefined ? {} : { nick: form.nick || null }),
    ...(form.roles ? { roleIds: form.roles } : {}),
    ...(form.mute == null ? {} : { mute: form.mute }),
    ...(form.deaf == null ? {} : { deaf: form.deaf }),
    ...(until === undefined ? {} : { timeoutUntil: until === null ? null : Date.parse(until) }),
  });
  return memberObject(call.world, changed);
}

/** Each role that comes or goes must stand below the actor's highest. */
function checkRoleChange(call: Call, self: MemberRow, target: MemberRow, roleIds: string[]): void {
  const changed = [
    ...roleIds.filter((id) => !target.roleIds.includes(id)),
    ...target.roleIds.filter((id) => !roleIds.includes(id)),
  ];
  for (const id of changed) {
    const role = call.world.roles.get(id);
    if (role?.guildId !== self.guildId || role.managed) throw refusal('unknownRole');
    checkRole(call.world, self, role);
  }
}

function setRole(call: Call, given: boolean): void {
  const { guild, self } = permittedGuild(call, ManageRoles);
  const target = memberOf(call, guild);
  const role = call.world.roles.get(call.params.roleId ?? '');
  if (role?.guildId !== guild.id) throw refusal('unknownRole');
  if (role.managed) throw refusal('missingPermissions');
  checkRole(call.world, self, role);
  if (target.roleIds.includes(role.id) === given) return;
  const others = target.roleIds.filter((id) => id !== role.id);
  changeMember(call.world, target, { roleIds: given ? [...others, role.id] : others });
}

function kick(call: Call): void {
  const { guild, self } = permittedGuild(call, KickMembers);
  const target = memberOf(call, guild);
  checkMember(call.world, self, target);
  leaveGuild(call.world, guild.id, target.userId);
}

export const memberRoutes: Route[] = [
  get('/guilds/:guildId/members', list),
  get('/guilds/:guildId/members/search', search),
  get('/guilds/:guildId/members/:userId', (call) =>
    memberObject(call.world, memberOf(call, joinedGuild(call).guild)),
  ),
  patch('/guilds/:guildId/members/@me', (call) => {
    call.params.userId = call.userId;
    return modify(call);
  }),
  patch('/guilds/:guildId/members/:userId', modify),
  put('/guilds/:guildId/members/:userId/roles/:roleId', (call) => setRole(call, true)),
  del('/guilds/:guildId/members/:userId/roles/:roleId', (call) => setRole(call, false)),
  del('/guilds/:guildId/members/:userId', kick),
];
