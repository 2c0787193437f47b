import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { changeRole, createRole, deleteRole } from '../world/actions/roles.ts';
import { permissionBits, snowflake } from '../world/form.ts';
import { checkRole } from '../world/hierarchy.ts';
import { roleObject } from '../world/objects/role.ts';
import { guildPermissions } from '../world/permissions.ts';
import { refusal } from '../world/refusal.ts';
import type { MemberRow, RoleRow } from '../world/rows.ts';
import { joinedGuild, permittedGuild } from './access.ts';
import { type Call, parseBody } from './call.ts';
import { del, get, patch, post, type Route } from './route.ts';

const { ManageRoles } = PermissionFlagsBits;

const schema = z.strictObject({
  name: z.string().max(100).nullish(),
  permissions: permissionBits.nullish(),
  color: z.number().int().min(0).max(0xffffff).nullish(),
  colors: z.object({ primary_color: z.number().int().min(0).max(0xffffff) }).nullish(),
  hoist: z.boolean().nullish(),
  icon: z.string().nullish(),
  unicode_emoji: z.string().nullish(),
  mentionable: z.boolean().nullish(),
});

function rowFields(form: z.infer<typeof schema>): Partial<RoleRow> {
  const color = form.colors?.primary_color ?? form.color;
  return {
    ...(form.name == null ? {} : { name: form.name }),
    ...(form.permissions == null ? {} : { permissions: form.permissions }),
    ...(color == null ? {} : { color }),
    ...(form.hoist == null ? {} : { hoist: form.hoist }),
    ...(form.mentionable == null ? {} : { mentionable: form.mentionable }),
    ...(form.unicode_emoji === undefined ? {} : { unicodeEmoji: form.unicode_emoji }),
  };
}

/** Nobody gives a permission they don't hold. */
function checkBits(call: Call, self: MemberRow, permissions: string | null | undefined): void {
  if (permissions && BigInt(permissions) & ~guildPermissions(call.world, self)) {
    throw refusal('missingPermissions');
  }
}

function create(call: Call) {
  const { guild, self } = permittedGuild(call, ManageRoles);
  const form = parseBody(call, schema);
  checkBits(call, self, form.permissions);
  const everyone = call.world.roles.get(guild.id);
  return roleObject(
    createRole(call.world, {
      guildId: guild.id,
      name: 'new role',
      permissions: everyone?.permissions ?? '0',
      ...rowFields(form),
    }),
  );
}

function manageable(call: Call) {
  const { guild, self } = permittedGuild(call, ManageRoles);
  const role = call.world.roles.get(call.params.roleId ?? '');
  if (role?.guildId !== guild.id) throw refusal('unknownRole');
  checkRole(call.world, self, role);
  return { guild, self, role };
}

function modify(call: Call) {
  const { self, role } = manageable(call);
  const form = parseBody(call, schema);
  checkBits(call, self, form.permissions);
  return roleObject(changeRole(call.world, role, rowFields(form)));
}

function remove(call: Call): void {
  const { guild, role } = manageable(call);
  if (role.id === guild.id || role.managed) throw refusal('missingPermissions');
  deleteRole(call.world, role);
}

const positionsSchema = z.array(
  z.strictObject({ id: snowflake, position: z.number().int().min(0).nullish() }),
);

function reorder(call: Call) {
  const { guild, self } = permittedGuild(call, ManageRoles);
  for (const { id, position } of parseBody(call, positionsSchema)) {
    const role = call.world.roles.get(id);
    if (role?.guildId !== guild.id) throw refusal('unknownRole');
    checkRole(call.world, self, role);
    if (position != null) changeRole(call.world, role, { position });
  }
  return call.world.roles.by('guildId', guild.id).map(roleObject);
}

export const roleRoutes: Route[] = [
  get('/guilds/:guildId/roles', (call) =>
    call.world.roles.by('guildId', joinedGuild(call).guild.id).map(roleObject),
  ),
  get('/guilds/:guildId/roles/:roleId', (call) => {
    const { guild } = joinedGuild(call);
    const role = call.world.roles.get(call.params.roleId ?? '');
    if (role?.guildId !== guild.id) throw refusal('unknownRole');
    return roleObject(role);
  }),
  post('/guilds/:guildId/roles', create),
  patch('/guilds/:guildId/roles', reorder),
  patch('/guilds/:guildId/roles/:roleId', modify),
  del('/guilds/:guildId/roles/:roleId', remove),
];
