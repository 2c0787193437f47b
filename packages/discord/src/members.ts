import type { Snowflake } from '@fns/contracts/ids';
import { discordPermission } from '@fns/contracts/permissions';
import type { Members } from '@fns/core/ports/members';
import { ok, type Result } from '@fns/core/result';
import { type APIGuild, type APIGuildMember, Routes } from 'discord-api-types/v10';
import { attempt } from './attempt.ts';
import type { DiscordContext } from './context.ts';
import { effectivePermissions } from './effective-permissions.ts';

const manages = discordPermission.ADMINISTRATOR | discordPermission.MANAGE_GUILD;

/** Milliseconds for which a guild's roles and owner are remembered: every message by staff asks for them. */
const guildLifetime = 30_000;

type GuildAnswer = Promise<Result<Pick<APIGuild, 'owner_id' | 'roles'>>>;

/** Members over Discord's REST API. */
export function createMembers(context: DiscordContext): Members {
  const { rest } = context;
  const guilds = new Map<Snowflake, GuildAnswer>();

  function guildOf(guildId: Snowflake): GuildAnswer {
    const known = guilds.get(guildId);
    if (known) return known;
    const asked = attempt(
      context,
      { action: 'see the server', needs: [], guildId, repeat: 'always' },
      async () => {
        const { owner_id, roles } = (await rest.get(Routes.guild(guildId))) as APIGuild;
        return { owner_id, roles };
      },
    );
    guilds.set(guildId, asked);
    setTimeout(() => guilds.delete(guildId), guildLifetime).unref();
    return asked;
  }

  return {
    async roleIds(guildId, userId) {
      const found = await attempt(
        context,
        { action: 'see the members', needs: [], guildId, repeat: 'always' },
        () => rest.get(Routes.guildMember(guildId, userId)) as Promise<APIGuildMember>,
      );
      if (found.ok) return ok(found.value.roles);
      return found.error.code === 'member_not_found' ? ok(null) : found;
    },

    async isManager(guildId, userId, roleIds) {
      const guild = await guildOf(guildId);
      if (!guild.ok) {
        guilds.delete(guildId);
        return guild;
      }
      const { owner_id: ownerId, roles } = guild.value;
      const held = effectivePermissions(guildId, roles, { userId, ownerId, roleIds });
      return ok((held & manages) !== 0n);
    },
  };
}
