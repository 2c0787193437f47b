import { openStores } from '@fns/db/stores';
import { createRest } from '@fns/discord/create-rest';
import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import { listenOn } from './api/listen-on.ts';
import { createApi } from './api/server.ts';
import { createBackground } from './background.ts';
import { connectDatabase } from './connect-database.ts';
import { createClient } from './discord/client.ts';
import { guildView } from './discord/guild-view.ts';
import { keepToken } from './discord/keep-token.ts';
import { listen } from './discord/listen.ts';
import { liveAccess } from './discord/live-access.ts';
import { connectGateway, identify, onFinalDisconnect } from './discord/login.ts';
import { restLookups } from './discord/lookups.ts';
import { personOf } from './discord/person.ts';
import type { BotEnv } from './env.ts';
import { sendPanels } from './features/panels/send-panels.ts';
import { closeButton } from './features/tickets/close.button.ts';
import { closeCancelButton } from './features/tickets/close-cancel.button.ts';
import { closeConfirmButton } from './features/tickets/close-confirm.button.ts';
import { openButton } from './features/tickets/open.button.ts';
import { pressAccess } from './features/tickets/press-access.ts';
import { createInFlight } from './in-flight.ts';
import { restAnswers } from './interactions/answers.ts';
import type { ButtonPress } from './interactions/button.ts';
import { createRouter } from './interactions/router.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { readiness } from './readiness.ts';
import { ticketDeps } from './ticket-deps.ts';

export interface Bot {
  /** Takes no more work, finishes what is under way, and lets go of everything. */
  stop: () => Promise<void>;
}

export interface StartOptions {
  env: BotEnv;
  log: Log;
  /** Gives up waiting for the database or Discord. */
  signal: AbortSignal;
  /** The connection to Discord has ended for good. */
  onFatal: (error: Error) => void;
}

/** Puts the bot together and connects it. Throws a `StartFailure` whose message says what to change. */
export async function startBot({ env, log, signal, onFatal }: StartOptions): Promise<Bot> {
  let stopping = false;
  const isStopping = () => stopping;

  const database = await connectDatabase(env.MONGODB_URI, log, signal);
  const stores = openStores(database);

  const rest = createRest(env.DISCORD_TOKEN, {
    apiUrl: env.DISCORD_API_URL,
    cdnUrl: env.DISCORD_CDN_URL,
  });
  keepToken(rest, env.DISCORD_TOKEN);
  const client = createClient(rest);
  logGateway(client, log, isStopping);
  onFinalDisconnect(client, onFatal);
  const guilds = guildView(client);
  const bot = await identify(rest, log, signal);
  const tickets = ticketDeps({ env, client, bot, stores, guilds, log });

  const metrics = createMetrics({
    guilds: () => client.guilds.cache.size,
    trackedChannels: () => background.trackedChannels(),
    waitingChanges: () => background.waitingChanges(),
    jobs: () => background.jobs(),
  });
  const background = createBackground({
    client,
    guilds,
    tickets,
    work: stores.work,
    log,
    onRecorded: metrics.messagesRecorded,
  });

  const person = ({ member, guildId }: ButtonPress) => personOf(member, guildId, rest.cdn);
  const accessOf = pressAccess(guilds, stores.servers);
  const route = createRouter({
    buttons: [
      openButton({
        tickets,
        personOf: person,
        onOpened: background.opened,
        onUncertain: background.uncertain,
      }),
      closeButton({ tickets: stores.tickets, personOf: person, accessOf }),
      closeConfirmButton({ tickets, personOf: person, accessOf, onClosing: background.closing }),
      closeCancelButton(),
    ],
    answers: restAnswers(rest),
    log,
    isStopping,
    onDone: metrics.interaction,
  });
  const inFlight = createInFlight();
  listen(client, log, {
    [GatewayDispatchEvents.InteractionCreate]: (interaction) => inFlight.add(route(interaction)),
  });

  const api = createApi({
    apiKey: env.BOT_API_KEY,
    log,
    guilds,
    lookups: restLookups(rest),
    access: liveAccess({ guilds, members: tickets.members, servers: stores.servers }),
    sendPanels: sendPanels({ ...tickets, users: stores.users, webUrl: env.DISCORD_WEB_URL }),
    readiness: () => readiness(client, database, isStopping()),
    metrics: metrics.expose,
    isStopping,
  });

  await background.load();
  await listenOn(api, env);
  await connectGateway(client, env.DISCORD_TOKEN);
  log.info({ user: bot.username, port: env.BOT_API_PORT }, 'the bot is connected');

  return {
    stop: async () => {
      stopping = true;
      await Promise.all([api.close(), inFlight.idle()]);
      await background.stop();
      await client.destroy();
      await database.close();
    },
  };
}

/** What the connection itself has to say. Losing it for a moment is everyday life. */
function logGateway(client: Client, log: Log, isStopping: () => boolean): void {
  client.on(Events.Error, (error) => log.error({ err: error }, 'the Discord client failed'));
  client.on(Events.Warn, (message) => log.warn(message));
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ shard, reason: error.message }, 'the gateway connection had an error'),
  );
  client.on(Events.ShardReconnecting, (shard) => {
    if (!isStopping()) log.info({ shard }, 'reconnecting to Discord');
  });
  client.on(Events.ShardResume, (shard, replayed) =>
    log.info({ shard, replayed }, 'connected again; Discord replayed what was missed'),
  );
  client.on(Events.ShardReady, (shard) => log.info({ shard }, 'a new gateway session is ready'));
}
