import { highestRole } from './permissions.ts';
import { refusal } from './refusal.ts';
import type { MemberRow, RoleRow } from './rows.ts';
import type { World } from './world.ts';

/** Nobody acts on roles at or above their own highest one: else 50013. */
export function checkRole(world: World, actor: MemberRow, role: RoleRow): void {
  if (role.position >= highestRole(world, actor)) throw refusal('missingPermissions');
}

/** Nor on members who stand as high; nobody acts on the owner. */
export function checkMember(world: World, actor: MemberRow, target: MemberRow): void {
  if (highestRole(world, target) >= highestRole(world, actor)) throw refusal('missingPermissions');
}
