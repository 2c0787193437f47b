import { RefusalError, refuse } from '@fns/contracts/errors';
import type { Snowflake } from '@fns/contracts/ids';
import type { ApiDeps } from '../api.ts';
import { guildOf, orRefuse } from '../guild-of.ts';

/**
 * Passes when the guild is the bot's, the person behind the call may manage panels there, and the
 * channel is one of its text channels. The dashboard asks the same; what reaches Discord is judged
 * here too.
 */
export async function mayManagePanels(
  deps: Pick<ApiDeps, 'guilds' | 'access'>,
  request: { guildId: Snowflake; actorId: Snowflake; channelId: Snowflake },
): Promise<void> {
  const guild = guildOf(deps.guilds, request.guildId);
  const access = orRefuse(await deps.access(guild.id, request.actorId));
  if (!access.permissions.includes('panels.manage')) throw new RefusalError(refuse('forbidden'));
  if (!guild.hasTextChannel(request.channelId)) {
    const sentence = 'This server has no such text channel.';
    throw new RefusalError(refuse('channel_not_found', sentence));
  }
}
