import type { Snowflake } from '@fns/contracts/ids';
import {
  allStaffPermissions,
  discordPermission,
  type MemberAccess,
  type PermissionGrant,
} from '@fns/contracts/permissions';

export interface MemberStanding {
  guildId: Snowflake;
  userId: Snowflake;
  /** False for someone who isn't in the guild: they may do nothing there. */
  isMember: boolean;
  isOwner: boolean;
  /** Discord's own permissions of this member in the guild, as a bit set. */
  discordPermissions: bigint;
  roleIds: Snowflake[];
}

const manages = discordPermission.ADMINISTRATOR | discordPermission.MANAGE_GUILD;

/**
 * What one person may do in one guild. Owner, ADMINISTRATOR or MANAGE_GUILD: everything. Anyone else:
 * the union of what the guild's settings grant to them and to their roles.
 *
 * A panel's staff roles give nothing here, because this reaches over the whole guild: they count
 * ticket by ticket (see may-close.ts and may-read-transcript.ts), so that the staff of one panel
 * don't read another's.
 */
export function memberAccess(standing: MemberStanding, grants: PermissionGrant[]): MemberAccess {
  const { guildId, userId, isMember, isOwner, roleIds } = standing;
  const isManager = isMember && (isOwner || (standing.discordPermissions & manages) !== 0n);
  const roles = new Set(roleIds);
  const granted = new Set(
    grants
      .filter(({ kind, id }) => (kind === 'user' ? id === userId : roles.has(id)))
      .flatMap(({ permissions }) => permissions),
  );
  const permissions = allStaffPermissions.filter(
    (permission) => isManager || (isMember && granted.has(permission)),
  );
  return { guildId, userId, isMember, isOwner, isManager, roleIds, permissions };
}
