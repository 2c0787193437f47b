import type { MemberAccess, PermissionGrant, StaffPermission } from '@fns/contracts/permissions';

/**
 * Nobody can grant what they don't hold, nor take it from others: of every grant that differs, the
 * actor must hold each permission that was added or removed.
 */
export function mayChangeGrants(
  { permissions }: Pick<MemberAccess, 'permissions'>,
  before: PermissionGrant[],
  after: PermissionGrant[],
): boolean {
  const changed = changedPermissions(before, after);
  if (changed.size === 0) return true;
  return (
    permissions.includes('staff.manage') &&
    [...changed].every((permission) => permissions.includes(permission))
  );
}

function changedPermissions(
  before: PermissionGrant[],
  after: PermissionGrant[],
): Set<StaffPermission> {
  const old = flat(before);
  const now = flat(after);
  const changed = [...old, ...now].filter(([key]) => old.has(key) !== now.has(key));
  return new Set(changed.map(([, permission]) => permission));
}

/** Who has which permission, one entry for each pair: order and repetition mean nothing. */
function flat(grants: PermissionGrant[]): Map<string, StaffPermission> {
  return new Map(
    grants.flatMap(({ kind, id, permissions }) =>
      permissions.map((permission): [string, StaffPermission] => [
        `${kind}:${id}:${permission}`,
        permission,
      ]),
    ),
  );
}
