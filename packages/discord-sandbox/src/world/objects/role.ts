import type { APIRole } from 'discord-api-types/v10';
import type { RoleRow } from '../rows.ts';

/** https://discord.com/developers/docs/topics/permissions#role-object */
export function roleObject(role: RoleRow): APIRole {
  return {
    id: role.id,
    name: role.name,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: role.hoist,
    icon: null,
    unicode_emoji: role.unicodeEmoji,
    position: role.position,
    permissions: role.permissions,
    managed: role.managed,
    mentionable: role.mentionable,
    flags: 0 as APIRole['flags'],
    ...(role.tags ? { tags: role.tags } : {}),
  };
}
