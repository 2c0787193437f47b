import { createServer } from 'node:net';
import { createBotApiClient } from '@fns/contracts/bot-api-client';
import { connect } from '@fns/db/connect';
import { openStores } from '@fns/db/stores';
import { type SandboxOptions, startSandbox } from '@fns/discord-sandbox';
import { sandboxClient } from '@fns/discord-sandbox/client';
import { startServer } from '@fns/embedded-mongodb';
import { pino } from 'pino';
import { readBotEnv } from '../src/env.ts';
import { loggedError } from '../src/log.ts';
import { type Bot, startBot } from '../src/start-bot.ts';

const clientId = '1150000000000000001';
const token = `${Buffer.from(clientId).toString('base64url')}.test.token`;

export type StandIns = Awaited<ReturnType<typeof startStandIns>>;

/** The real sandbox and the real database on free ports, and all that tests look at them with. */
export async function startStandIns(options: Partial<SandboxOptions> = {}) {
  const [sandbox, database, port] = await Promise.all([
    startSandbox({ token, clientId, clientSecret: 'test-secret', ...options }),
    startServer({ path: ':memory:' }),
    freePort(),
  ]);
  const apiKey = 'a-key-for-tests-of-32-characters';
  const connection = await connect({ uri: database.uri });
  const discord = sandboxClient(sandbox.url);
  const guild = (await discord.state()).guilds.find(({ name }) => name === 'Lantern Makers');
  if (!guild) throw new Error('the demo has no such server');

  return {
    apiKey,
    apiUrl: `http://127.0.0.1:${port}`,
    api: createBotApiClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey }),
    discord,
    /** The demo server that the bot is in. */
    guild,
    stores: openStores(connection),
    /** The bot’s environment. */
    variables: {
      MONGODB_URI: database.uri,
      DISCORD_TOKEN: token,
      DISCORD_CLIENT_ID: clientId,
      BOT_API_PORT: String(port),
      BOT_API_KEY: apiKey,
      DISCORD_API_URL: `${sandbox.url}/api`,
      DISCORD_CDN_URL: `${sandbox.url}/cdn`,
      DISCORD_WEB_URL: sandbox.url,
      // Discord takes no button that leads to this machine.
      DASHBOARD_URL: 'https://help.example.com',
    },
    stopStandIns: async () => {
      await connection.close();
      await Promise.all([sandbox.close(), database.close()]);
    },
  };
}

/** The real bot in this process, with its stand-ins, all over sockets of this machine. */
export async function startSystem() {
  const standIns = await startStandIns();
  const env = readBotEnv(standIns.variables);
  if ('problem' in env) throw new Error(env.problem);
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'info', base: null, serializers: { err: loggedError } },
    { write: (line: string) => void logged.push(JSON.parse(line)) },
  );
  const fatal: Error[] = [];
  const start = (): Promise<Bot> =>
    startBot({
      env,
      log,
      signal: new AbortController().signal,
      onFatal: (error) => fatal.push(error),
    });
  let bot: Bot | undefined = await start();

  return {
    ...standIns,
    /** What the bot logged, line by line. */
    logged,
    /** Errors that would have ended the process. */
    fatal,
    stopBot: async () => {
      await bot?.stop();
      bot = undefined;
    },
    startBot: async () => {
      bot = await start();
    },
    stop: async () => {
      await bot?.stop();
      await standIns.stopStandIns();
    },
  };
}

export type System = Awaited<ReturnType<typeof startSystem>>;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
