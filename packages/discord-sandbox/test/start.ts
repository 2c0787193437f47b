import { Client, type ClientOptions, GatewayIntentBits } from 'discord.js';
import { onTestFinished } from 'vitest';
import { createClock, type Sandbox, type SandboxOptions, startSandbox } from '../src/index.ts';

export const token = 'MTE1MDAwMDAwMDAwMDAwMDAwMQ.sandbox.secret-of-the-tests';
export const clientId = '1150000000000000001';
export const clientSecret = 'oauth2-secret-of-the-tests';

/** A sandbox with the demo server on a free port, closed at the end of the test. */
export async function testSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({
    token,
    clientId,
    clientSecret,
    clock: createClock(),
    // Every shard may identify at once; what Discord does is tested where it is the subject.
    ...options,
    gateway: { maxConcurrency: 16, ...options.gateway },
  });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

export const everyIntent = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
];

/** discord.js itself, logged in and ready; destroyed at the end of the test. */
export async function testBot(
  sandbox: Pick<Sandbox, 'url'>,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: everyIntent,
    ...options,
    rest: { api: `${sandbox.url}/api`, ...options.rest },
  });
  onTestFinished(() => client.destroy());
  await client.login(token);
  if (!client.isReady()) await new Promise((resolve) => client.once('clientReady', resolve));
  return client as Client<true>;
}

/** One REST call as the bot. */
export function asBot(
  sandbox: Pick<Sandbox, 'url'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${sandbox.url}/api/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The demo server's channel of that name. */
export function channelId({ world }: Pick<Sandbox, 'world'>, name: string): string {
  for (const channel of world.channels.values()) if (channel.name === name) return channel.id;
  throw new Error(`The demo has no channel ${name}`);
}

export function personId({ world }: Pick<Sandbox, 'world'>, username: string): string {
  for (const user of world.users.values()) if (user.username === username) return user.id;
  throw new Error(`The demo has nobody called ${username}`);
}

/** The next event of that name, with the arguments it came with. */
export function next<Args extends unknown[]>(
  emitter: { once: (event: never, listener: (...args: Args) => void) => unknown },
  event: string,
): Promise<Args> {
  return new Promise((resolve) => emitter.once(event as never, (...args: Args) => resolve(args)));
}
