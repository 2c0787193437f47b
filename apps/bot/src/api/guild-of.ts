import { RefusalError, refuse } from '@fns/contracts/errors';
import type { Snowflake } from '@fns/contracts/ids';
import type { Result } from '@fns/core/result';
import type { GuildView, LiveGuild } from '../discord/guild-view.ts';

/** The guild a call is about. Every route under a guild begins here. */
export function guildOf(guilds: GuildView, guildId: Snowflake): LiveGuild {
  const guild = guilds.find(guildId);
  if (guild === 'unavailable') {
    const sentence = 'Discord has an outage in this server. Try again in a moment.';
    throw new RefusalError(refuse('discord_unavailable', sentence));
  }
  if (guild) return guild;
  // Before Discord has told all guilds, not knowing one means nothing.
  throw new RefusalError(refuse(guilds.isReady() ? 'guild_not_found' : 'not_ready'));
}

/** The value of an answer; a refusal goes to the caller as it is. */
export function orRefuse<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusalError(result.error);
  return result.value;
}
