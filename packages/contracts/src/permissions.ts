import { z } from 'zod';
import { snowflake } from './ids.ts';

/** What staff can be allowed to do in our product, beside Discord's own permissions. */
export const staffPermission = z.enum([
  'tickets.view',
  'tickets.manage',
  'transcripts.view',
  'panels.manage',
  'settings.manage',
  'staff.manage',
]);
export type StaffPermission = z.infer<typeof staffPermission>;

export const allStaffPermissions: readonly StaffPermission[] = staffPermission.options;

/** One grant in `ticketConfig.ticketPermissions`: a role or a person, and what they may do. */
export const permissionGrant = z.strictObject({
  kind: z.enum(['role', 'user']),
  id: snowflake,
  permissions: z.array(staffPermission).max(staffPermission.options.length),
});
export type PermissionGrant = z.infer<typeof permissionGrant>;

/** Discord permission bits that decide here. @see https://docs.discord.com/developers/topics/permissions */
export const discordPermission = { ADMINISTRATOR: 1n << 3n, MANAGE_GUILD: 1n << 5n } as const;

/** What one person may do in one guild right now, computed from the bot's live view of the guild. */
export const memberAccess = z.object({
  guildId: snowflake,
  userId: snowflake,
  isMember: z.boolean(),
  isOwner: z.boolean(),
  /** Owner, ADMINISTRATOR or MANAGE_GUILD: everything. */
  isManager: z.boolean(),
  roleIds: z.array(snowflake),
  permissions: z.array(staffPermission),
});
export type MemberAccess = z.infer<typeof memberAccess>;
