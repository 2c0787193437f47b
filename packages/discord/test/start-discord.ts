import { REST } from '@discordjs/rest';
import { type Sandbox, startSandbox } from '@fns/discord-sandbox';
import { type SandboxClient, sandboxClient } from '@fns/discord-sandbox/client';
import type { DiscordContext } from '../src/context.ts';
import { restOptions } from '../src/create-rest.ts';

const token = 'MTE1MDAwMDAwMDAwMDAwMDAwMQ.sandbox.secret-of-the-tests';
const botUserId = '1150000000000000001';

/** The sandbox's demo server, and the ports' way to it. */
export interface TestDiscord {
  context: DiscordContext;
  sandbox: Sandbox;
  people: SandboxClient;
  guildId: string;
  channelId: (name: string) => string;
  roleId: (name: string) => string;
  userId: (username: string) => string;
  botRoleId: () => string;
  /** How many calls of that kind Discord has seen. */
  calls: (method: string, path: RegExp) => Promise<number>;
  close: () => Promise<void>;
}

/** `timeout`: milliseconds after which a call without an answer is given up. */
export async function startDiscord({ timeout = 300 } = {}): Promise<TestDiscord> {
  const sandbox = await startSandbox({ token, clientId: botUserId, clientSecret: 'not-used' });
  const { world } = sandbox;
  const people = sandboxClient(sandbox.url);
  const addresses = { apiUrl: `${sandbox.url}/api`, cdnUrl: `${sandbox.url}/cdn` };
  const rest = new REST({ ...restOptions(addresses), timeout }).setToken(token);
  const guild = [...world.guilds.values()].find(({ name }) => name === 'Lantern Makers');
  if (!guild) throw new Error('the demo has no server');

  const idOf = <T extends { id: string }>(rows: Iterable<T>, fits: (row: T) => boolean) => {
    for (const row of rows) if (fits(row)) return row.id;
    throw new Error('the demo has nothing that fits');
  };
  return {
    context: { rest, botUserId },
    sandbox,
    people,
    guildId: guild.id,
    channelId: (name) => idOf(world.channels.values(), (row) => row.name === name),
    roleId: (name) => idOf(world.roles.values(), (row) => row.name === name),
    userId: (username) => idOf(world.users.values(), (row) => row.username === username),
    botRoleId: () => idOf(world.roles.values(), (row) => row.tags?.bot_id === botUserId),
    calls: async (method, path) =>
      (await people.requests()).filter(
        (request) => request.method === method && path.test(request.path),
      ).length,
    close: () => sandbox.close(),
  };
}
