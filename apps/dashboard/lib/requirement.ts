import { type Refusal, refuse } from '@fns/contracts/errors';
import type { MemberAccess, StaffPermission } from '@fns/contracts/permissions';

/** `staff`: holds at least one permission. `member`: is in the guild; what they may see is decided further in. */
export type Requirement = StaffPermission | 'staff' | 'member';

/** Why this person does not meet the requirement; undefined when they do. */
export function whatIsLacking(requirement: Requirement, access: MemberAccess): Refusal | undefined {
  if (requirement === 'member') return undefined;
  if (requirement === 'staff') {
    return access.permissions.length > 0
      ? undefined
      : refuse('forbidden', 'Only the staff of this server can see this.');
  }
  if (access.permissions.includes(requirement)) return undefined;
  return refuse('forbidden', `You need the permission "${requirement}" in this server.`, {
    permission: requirement,
  });
}
