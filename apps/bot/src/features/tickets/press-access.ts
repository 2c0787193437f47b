import { RefusalError, refuse } from '@fns/contracts/errors';
import type { MemberAccess } from '@fns/contracts/permissions';
import { memberAccess } from '@fns/core/access/member-access';
import type { ServerStore } from '@fns/core/ports/server-store';
import type { GuildView } from '../../discord/guild-view.ts';
import type { ButtonPress } from '../../interactions/button.ts';

/** What the person who pressed may do: Discord sends their roles and permissions along. */
export function pressAccess(
  guilds: GuildView,
  servers: Pick<ServerStore, 'get'>,
): (press: ButtonPress) => Promise<MemberAccess> {
  return async ({ guildId, member }) => {
    const guild = guilds.live(guildId);
    if (!guild) throw new RefusalError(refuse('discord_unavailable'));
    const { ticketConfig } = await servers.get(guildId);
    const standing = {
      guildId,
      userId: member.user.id,
      isMember: true,
      isOwner: guild.ownerId === member.user.id,
      discordPermissions: BigInt(member.permissions),
      roleIds: member.roles,
    };
    return memberAccess(standing, ticketConfig.ticketPermissions);
  };
}
