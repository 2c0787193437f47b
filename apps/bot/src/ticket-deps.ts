import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { TicketDeps } from '@fns/core/deps';
import type { Stores } from '@fns/db/stores';
import { createFiles } from '@fns/discord/files';
import { createMembers } from '@fns/discord/members';
import { createMessages } from '@fns/discord/messages';
import { createTicketChannels } from '@fns/discord/ticket-channels';
import type { APIUser, Client } from 'discord.js';
import type { GuildView } from './discord/guild-view.ts';
import { namesAround } from './discord/known-names.ts';
import type { BotEnv } from './env.ts';
import type { Log } from './log.ts';

/** The domain's ports, filled: storage from the database, the rest from Discord. */
export function ticketDeps(parts: {
  env: BotEnv;
  client: Client;
  bot: APIUser;
  stores: Stores;
  guilds: GuildView;
  log: Log;
}): TicketDeps {
  const { env, client, bot, stores, guilds, log } = parts;
  const discord = { rest: client.rest, botUserId: bot.id };
  return {
    ...stores,
    channels: createTicketChannels(discord),
    messages: createMessages({ ...discord, names: (channelId) => namesAround(client, channelId) }),
    members: createMembers(discord),
    files: createFiles({ cdnUrl: env.DISCORD_CDN_URL }),
    clock: { now: () => new Date().toISOString() },
    log,
    // No two processes of one machine share a port, and a restarted one takes its own again.
    process: { instance: `${hostname()}:${env.BOT_API_PORT}`, boot: randomUUID() },
    bot: { id: bot.id, name: bot.global_name ?? bot.username },
    serverName: (guildId) => guilds.live(guildId)?.name ?? 'this server',
    dashboardUrl: env.DASHBOARD_URL,
  };
}
