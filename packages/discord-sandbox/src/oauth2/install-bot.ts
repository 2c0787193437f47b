import {
  GatewayDispatchEvents,
  GatewayIntentBits,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { emit } from '../world/actions/dispatches.ts';
import { changeMember, joinGuild } from '../world/actions/members.ts';
import { roleObject } from '../world/objects/role.ts';
import { guildPermissions } from '../world/permissions.ts';
import type { ApplicationRow, GuildRow, RoleRow } from '../world/rows.ts';
import { memberKey, type World } from '../world/world.ts';

/** The servers to which a person may add a bot: those they may manage. */
export function installableGuilds(world: World, userId: string): GuildRow[] {
  return world.members.by('userId', userId).flatMap((member) => {
    const may = guildPermissions(world, member) & PermissionFlagsBits.ManageGuild;
    const guild = world.guilds.get(member.guildId);
    return may && guild ? [guild] : [];
  });
}

/**
 * Adds the application's bot to a server with a role of its own that carries the permissions. Where
 * the bot already is, that role gets the new permissions.
 */
export function installBot(
  world: World,
  application: ApplicationRow,
  guildId: string,
  permissions: bigint,
): void {
  const held = world.roles
    .by('guildId', guildId)
    .find((role) => role.tags?.bot_id === application.id);
  const role = world.roles.put(
    held
      ? { ...held, permissions: permissions.toString() }
      : managedRole(world, application, guildId, permissions),
  );
  tellRole(world, role, held ? 'UPDATE' : 'CREATE');
  const member = world.members.get(memberKey(guildId, application.id));
  if (!member) {
    joinGuild(world, { guildId, userId: application.id, roleIds: [role.id] });
  } else if (!member.roleIds.includes(role.id)) {
    changeMember(world, member, { roleIds: [...member.roleIds, role.id] });
  }
}

/** A new role stands right above @everyone; those that were there move up. */
function managedRole(
  world: World,
  application: ApplicationRow,
  guildId: string,
  permissions: bigint,
): RoleRow {
  for (const role of world.roles.by('guildId', guildId)) {
    if (role.id === guildId) continue;
    tellRole(world, world.roles.put({ ...role, position: role.position + 1 }), 'UPDATE');
  }
  return {
    id: world.ids.next(),
    guildId,
    name: application.name,
    color: 0,
    hoist: false,
    position: 1,
    permissions: permissions.toString(),
    managed: true,
    mentionable: false,
    tags: { bot_id: application.id },
    unicodeEmoji: null,
  };
}

function tellRole(world: World, role: RoleRow, kind: 'CREATE' | 'UPDATE'): void {
  const event =
    kind === 'CREATE'
      ? GatewayDispatchEvents.GuildRoleCreate
      : GatewayDispatchEvents.GuildRoleUpdate;
  const data = { guild_id: role.guildId, role: roleObject(role) };
  emit(world, event, data, { guildId: role.guildId, intent: GatewayIntentBits.Guilds });
}
