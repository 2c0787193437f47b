import { ComponentType } from 'discord-api-types/v10';
import { channelObject } from '../world/objects/channel.ts';
import { bareMemberObject } from '../world/objects/member.ts';
import { roleObject } from '../world/objects/role.ts';
import { userById } from '../world/objects/user.ts';
import { canSee, permissionsIn } from '../world/permissions.ts';
import type { ChannelRow, UserRow } from '../world/rows.ts';
import { memberKey, type World } from '../world/world.ts';
import { invalid } from './refusal.ts';

/** What ids stand for, as interactions carry it: `data.resolved`. */
export interface Resolved {
  users?: Record<string, unknown>;
  members?: Record<string, unknown>;
  roles?: Record<string, unknown>;
  channels?: Record<string, unknown>;
}

export type ResolvedKind = 'user' | 'role' | 'channel' | 'mentionable';

/** Looks up chosen ids in the server; throws where the person couldn't have chosen one. */
export function resolveIds(
  world: World,
  person: UserRow,
  where: ChannelRow,
  kind: ResolvedKind,
  ids: string[],
): Resolved {
  const resolved: Resolved = {};
  for (const id of ids) {
    const found =
      (kind !== 'role' && kind !== 'channel' && addUser(world, where, id, resolved)) ||
      (kind !== 'user' && kind !== 'channel' && addRole(world, where, id, resolved)) ||
      (kind === 'channel' && addChannel(world, person, where, id, resolved));
    if (!found) throw invalid(`There is no ${kind} with the id ${id} here.`);
  }
  return resolved;
}

function addUser(world: World, { guildId, ...where }: ChannelRow, id: string, into: Resolved) {
  if (!world.users.has(id)) return false;
  const member = guildId ? world.members.get(memberKey(guildId, id)) : undefined;
  into.users = { ...into.users, [id]: userById(world, id) };
  if (member) {
    const { deaf: _deaf, mute: _mute, ...fields } = bareMemberObject(member);
    const permissions = String(permissionsIn(world, id, { ...where, guildId }));
    into.members = { ...into.members, [id]: { ...fields, permissions } };
  }
  return true;
}

function addRole(world: World, { guildId }: ChannelRow, id: string, into: Resolved) {
  const role = world.roles.get(id);
  if (!role || role.guildId !== guildId) return false;
  into.roles = { ...into.roles, [id]: roleObject(role) };
  return true;
}

function addChannel(
  world: World,
  person: UserRow,
  { guildId }: ChannelRow,
  id: string,
  into: Resolved,
) {
  const channel = world.channels.get(id);
  if (!channel || channel.guildId !== guildId || !canSee(world, person.id, channel)) return false;
  const permissions = String(permissionsIn(world, person.id, channel));
  into.channels = { ...into.channels, [id]: { ...channelObject(world, channel), permissions } };
  return true;
}

export function mergeResolved(parts: Resolved[]): Resolved {
  const merged: Resolved = {};
  for (const part of parts) {
    for (const [kind, entries] of Object.entries(part)) {
      const key = kind as keyof Resolved;
      merged[key] = { ...merged[key], ...entries };
    }
  }
  return merged;
}

/** What can be chosen from: shared by select menus in messages and in modals. */
export interface Choosable {
  type: ComponentType;
  options?: { value: string }[] | undefined;
  min_values?: number | null | undefined;
  max_values?: number | null | undefined;
}

const kinds: Partial<Record<ComponentType, ResolvedKind>> = {
  [ComponentType.UserSelect]: 'user',
  [ComponentType.RoleSelect]: 'role',
  [ComponentType.MentionableSelect]: 'mentionable',
  [ComponentType.ChannelSelect]: 'channel',
};

/** Checks chosen values against the menu and resolves ids. */
export function choose(
  world: World,
  person: UserRow,
  where: ChannelRow,
  menu: Choosable,
  values: string[],
): Resolved {
  const least = menu.min_values ?? 1;
  const most = menu.max_values ?? 1;
  if (values.length < least) throw invalid(`Choose at least ${least}.`);
  if (values.length > most) throw invalid(`Choose at most ${most}.`);
  if (new Set(values).size !== values.length) throw invalid('Choose each only once.');
  const kind = kinds[menu.type];
  if (kind) return resolveIds(world, person, where, kind, values);
  const unknown = values.find((value) => !menu.options?.some((option) => option.value === value));
  if (unknown !== undefined) throw invalid(`There is no choice “${unknown}” in this menu.`);
  return {};
}
