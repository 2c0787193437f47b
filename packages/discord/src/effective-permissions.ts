import { type APIOverwrite, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';

export interface PermissionSubject {
  userId: string;
  ownerId: string;
  /** Without @everyone, as Discord lists them. */
  roleIds: string[];
}

const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/**
 * What a member may do in a guild, and in one of its channels when overwrites are given.
 * @see https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function effectivePermissions(
  guildId: string,
  roles: { id: string; permissions: string }[],
  member: PermissionSubject,
  overwrites: Pick<APIOverwrite, 'id' | 'type' | 'allow' | 'deny'>[] = [],
): bigint {
  if (member.userId === member.ownerId) return everything;
  const held = new Set([guildId, ...member.roleIds]);
  const base = roles.reduce(
    (bits, role) => (held.has(role.id) ? bits | BigInt(role.permissions) : bits),
    0n,
  );
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return everything;

  const layer = (bits: bigint, chosen: typeof overwrites) => {
    const denied = chosen.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allowed = chosen.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (bits & ~denied) | allowed;
  };
  const ofRoles = overwrites.filter(({ type }) => type === OverwriteType.Role);
  const own = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Member && id === member.userId,
  );
  const asEveryone = layer(
    base,
    ofRoles.filter(({ id }) => id === guildId),
  );
  const asRoles = layer(
    asEveryone,
    ofRoles.filter(({ id }) => id !== guildId && held.has(id)),
  );
  const inChannel = layer(asRoles, own);
  // Who can't see a channel can do nothing in it.
  return overwrites.length > 0 && (inChannel & PermissionFlagsBits.ViewChannel) === 0n
    ? 0n
    : inChannel;
}
