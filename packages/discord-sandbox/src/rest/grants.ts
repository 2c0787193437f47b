import { type APIOverwrite, PermissionFlagsBits } from 'discord-api-types/v10';
import { refusal } from '../world/refusal.ts';

const { Administrator, ManageRoles } = PermissionFlagsBits;

/**
 * That overwrites allow and deny nothing beyond what their setter holds: else 50013. Only an
 * administrator can touch MANAGE_ROLES in a channel. What stood there before may stay.
 * https://discord.com/developers/docs/resources/channel#edit-channel-permissions
 */
export function checkGrants(
  held: bigint,
  wanted: APIOverwrite[],
  before: APIOverwrite[] = [],
): void {
  if (held & Administrator) return;
  const grantable = held & ~ManageRoles;
  for (const overwrite of wanted) {
    const old = before.find(({ id }) => id === overwrite.id);
    const changed =
      (BigInt(overwrite.allow) ^ BigInt(old?.allow ?? 0)) |
      (BigInt(overwrite.deny) ^ BigInt(old?.deny ?? 0));
    if (changed & ~grantable) throw refusal('missingPermissions');
  }
}
