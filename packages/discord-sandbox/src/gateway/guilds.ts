import { GatewayIntentBits } from 'discord-api-types/v10';
import { guildCreateObject } from '../world/objects/guild.ts';
import type { GuildRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Session } from './session.ts';
import { shardOf } from './shard.ts';

/** The guilds of a session: those the bot is in that fall to its shard. */
export function guildsOf(world: World, { botId, shard }: Pick<Session, 'botId' | 'shard'>) {
  return world.members.by('userId', botId).flatMap(({ guildId }) => {
    const guild = world.guilds.get(guildId);
    return guild && shardOf(guildId, shard[1]) === shard[0] ? [guild] : [];
  });
}

/**
 * GUILD_CREATE's data for one session. Other members than the bot come along only with the
 * GUILD_PRESENCES intent and up to the session's threshold; the rest is asked for in chunks.
 * @see https://docs.discord.com/developers/events/gateway-events#guild-create
 */
export function guildCreateFor(world: World, session: Session, guild: GuildRow) {
  const count = world.members.count('guildId', guild.id);
  const large = count > session.largeThreshold;
  const withMembers = !large && (session.intents & GatewayIntentBits.GuildPresences) !== 0;
  return {
    ...guildCreateObject(world, guild, { userId: session.botId, withMembers }),
    large,
  };
}

const lookAgainMs = 5;
/** The stream pauses while the client has this much unread. */
const comfortableBacklog = 1 << 20;

/**
 * Sends the guilds one by one after READY, without holding up the process or flooding the client.
 * Stops when the session loses its socket: a RESUME goes on with `session.waitingGuilds`.
 */
export async function streamGuilds(world: World, session: Session): Promise<void> {
  const { link } = session;
  for (const guildId of session.waitingGuilds) {
    while (link && session.link === link && link.backlog() > comfortableBacklog) {
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
    if (session.link !== link) return;
    if (!session.waitingGuilds.delete(guildId)) continue;
    const guild = world.guilds.get(guildId);
    if (guild?.available) {
      session.dispatch('GUILD_CREATE', JSON.stringify(guildCreateFor(world, session, guild)));
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
