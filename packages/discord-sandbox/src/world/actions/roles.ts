import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { roleObject } from '../objects/role.ts';
import { refusal } from '../refusal.ts';
import type { RoleRow } from '../rows.ts';
import type { World } from '../world.ts';
import { emit } from './dispatches.ts';
import { changeMember } from './members.ts';

const maximumRoles = 250;

export type RoleDraft = Pick<RoleRow, 'guildId' | 'name'> & Partial<RoleRow>;

/** Makes a role just above @everyone; throws 30005 when there are 250. */
export function createRole(world: World, draft: RoleDraft): RoleRow {
  if (world.roles.count('guildId', draft.guildId) >= maximumRoles) throw refusal('maximumRoles');
  const role = world.roles.put({
    id: world.ids.next(),
    color: 0,
    hoist: false,
    position: 1,
    permissions: '0',
    managed: false,
    mentionable: false,
    tags: null,
    unicodeEmoji: null,
    ...draft,
  });
  emitRole(world, GatewayDispatchEvents.GuildRoleCreate, role);
  return role;
}

export function changeRole(world: World, role: RoleRow, change: Partial<RoleRow>): RoleRow {
  const changed = world.roles.put({ ...role, ...change });
  emitRole(world, GatewayDispatchEvents.GuildRoleUpdate, changed);
  return changed;
}

/** Removes a role from the server, its members and all overwrites. */
export function deleteRole(world: World, role: RoleRow): void {
  const { id, guildId } = role;
  world.roles.delete(id);
  emit(
    world,
    GatewayDispatchEvents.GuildRoleDelete,
    { guild_id: guildId, role_id: id },
    { guildId, intent: GatewayIntentBits.Guilds },
  );
  for (const member of world.members.by('guildId', guildId)) {
    if (!member.roleIds.includes(id)) continue;
    changeMember(world, member, { roleIds: member.roleIds.filter((held) => held !== id) });
  }
  for (const channel of world.channels.by('guildId', guildId)) {
    if (!channel.overwrites.some((overwrite) => overwrite.id === id)) continue;
    const overwrites = channel.overwrites.filter((overwrite) => overwrite.id !== id);
    world.channels.put({ ...channel, overwrites });
  }
}

type RoleEvent = GatewayDispatchEvents.GuildRoleCreate | GatewayDispatchEvents.GuildRoleUpdate;

function emitRole(world: World, event: RoleEvent, role: RoleRow): void {
  emit(
    world,
    event,
    { guild_id: role.guildId, role: roleObject(role) },
    { guildId: role.guildId, intent: GatewayIntentBits.Guilds },
  );
}
