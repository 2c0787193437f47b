import { refuse } from '@fns/contracts/errors';
import type { Snowflake } from '@fns/contracts/ids';
import type { MemberAccess } from '@fns/contracts/permissions';
import { memberAccess } from '@fns/core/access/member-access';
import type { Members } from '@fns/core/ports/members';
import type { ServerStore } from '@fns/core/ports/server-store';
import { ok, type Result, refused } from '@fns/core/result';
import type { GuildView } from './guild-view.ts';

/** Milliseconds for which a member's roles are believed: a right that was taken away ends within this. */
const rolesLifetime = 500;

type Roles = Promise<Result<Snowflake[] | null>>;

/**
 * What a person may do in a guild now: roles and owner from the gateway's view, the member's own
 * roles asked of Discord. Calls for the same person within half a second share one answer, because
 * one page of the dashboard asks several times.
 */
export function liveAccess(deps: {
  guilds: GuildView;
  members: Members;
  servers: Pick<ServerStore, 'get'>;
}): (guildId: Snowflake, userId: Snowflake) => Promise<Result<MemberAccess>> {
  const recent = new Map<string, Roles>();

  const rolesOf = (guildId: Snowflake, userId: Snowflake): Roles => {
    const key = `${guildId}:${userId}`;
    const known = recent.get(key);
    if (known) return known;
    const asked = deps.members.roleIds(guildId, userId);
    recent.set(key, asked);
    setTimeout(() => recent.delete(key), rolesLifetime).unref();
    return asked;
  };

  return async (guildId, userId) => {
    const [roles, server] = await Promise.all([
      rolesOf(guildId, userId),
      deps.servers.get(guildId),
    ]);
    if (!roles.ok) return roles;
    const guild = deps.guilds.live(guildId);
    if (!guild) return refused(refuse('guild_not_found'));
    const roleIds = roles.value ?? [];
    const standing = {
      guildId,
      userId,
      isMember: roles.value !== null,
      isOwner: guild.ownerId === userId,
      discordPermissions: guild.permissionsOf(userId, roleIds),
      roleIds,
    };
    return ok(memberAccess(standing, server.ticketConfig.ticketPermissions));
  };
}
