import type { Snowflake } from '@fns/contracts/ids';
import { discordPermission } from '@fns/contracts/permissions';
import type { Members } from '@fns/core/ports/members';
import { ok, type Result } from '@fns/core/result';
import { type APIGuild, type APIGuildMember, Routes } from 'discord-api-types/v10';
import { attempt, type DiscordContext } from './attempt.ts';
import { effectivePermissions } from './effective-permissions.ts';

const manages = discordPermission.ADMINISTRATOR | discordPermission.MANAGE_GUILD;

/** Members over Discord's REST API: asked each time, never from a cache. */
export function createMembers(context: DiscordContext): Members {
  const { rest } = context;

  async function roleIds(
    guildId: Snowflake,
    userId: Snowflake,
  ): Promise<Result<Snowflake[] | null>> {
    const found = await attempt(
      context,
      { action: 'see the members', needs: [], guildId, repeat: 'always' },
      () => rest.get(Routes.guildMember(guildId, userId)) as Promise<APIGuildMember>,
    );
    if (found.ok) return ok(found.value.roles);
    return found.error.code === 'member_not_found' ? ok(null) : found;
  }

  return {
    roleIds,

    async isManager(guildId, userId) {
      const [guild, roles] = await Promise.all([
        attempt(
          context,
          { action: 'see the server', needs: [], guildId, repeat: 'always' },
          () => rest.get(Routes.guild(guildId)) as Promise<APIGuild>,
        ),
        roleIds(guildId, userId),
      ]);
      if (!guild.ok) return guild;
      if (!roles.ok) return roles;
      if (roles.value === null) return ok(false);
      const { owner_id, roles: guildRoles } = guild.value;
      const held = effectivePermissions(guildId, guildRoles, {
        userId,
        ownerId: owner_id,
        roleIds: roles.value,
      });
      return ok((held & manages) !== 0n);
    },
  };
}
