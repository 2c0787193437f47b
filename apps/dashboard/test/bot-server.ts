import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuse, toErrorBody } from '@fns/contracts/errors';
import { allStaffPermissions, type MemberAccess } from '@fns/contracts/permissions';

export interface BotServer {
  url: string;
  /** What the bot says of a person in a guild; change it to take a role away. Guilds that aren't here are unknown to the bot. */
  access: Map<string, Map<string, Partial<MemberAccess>>>;
  /** `METHOD path` of every call, and the body where there was one. */
  calls: { call: string; body: unknown }[];
  /** The key it wants instead of the right one. */
  acceptKey: string | undefined;
  close: () => Promise<void>;
}

/** A bot API that speaks the contract over a real socket, without a Discord behind it. */
export async function startBotServer(apiKey: string): Promise<BotServer> {
  const access: BotServer['access'] = new Map();
  const calls: BotServer['calls'] = [];
  let started: BotServer | undefined;

  function answer(method: string, url: URL): { status: number; json: unknown } {
    if (url.pathname === '/health') return { status: 200, json: {} };
    if (method === 'POST' && url.pathname === '/api/send-panel') {
      const sent = { channelId: '400000000000000001', messageId: '500000000000000001', url: 'x' };
      return { status: 200, json: sent };
    }
    if (url.pathname === '/api/servers') return { status: 200, json: { servers: [] } };
    const [, guildId = '', rest = ''] = /^\/api\/servers\/(\d+)(.*)$/.exec(url.pathname) ?? [];
    const people = access.get(guildId);
    if (!people) return { status: 404, json: toErrorBody(refuse('guild_not_found')) };
    const [, userId] = /^\/members\/(\d+)\/access$/.exec(rest) ?? [];
    if (userId) return { status: 200, json: accessOf(guildId, userId, people.get(userId)) };
    if (rest === '') return { status: 200, json: detail(guildId) };
    return { status: 200, json: { [rest.slice(1)]: [] } };
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bot');
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      calls.push({ call: `${request.method} ${url.pathname}`, body: text && JSON.parse(text) });
      const { status, json } =
        request.headers.authorization === `Bearer ${started?.acceptKey ?? apiKey}`
          ? answer(request.method ?? '', url)
          : { status: 401, json: toErrorBody(refuse('invalid_api_key')) };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  started = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    access,
    calls,
    acceptKey: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return started;
}

/** What an owner may do. */
export const owner = {
  isMember: true,
  isOwner: true,
  isManager: true,
  permissions: [...allStaffPermissions],
};

function accessOf(
  guildId: string,
  userId: string,
  given: Partial<MemberAccess> = {},
): MemberAccess {
  return {
    guildId,
    userId,
    isMember: false,
    isOwner: false,
    isManager: false,
    roleIds: [],
    permissions: [],
    ...given,
  };
}

function detail(id: string) {
  return {
    id,
    name: 'Demo',
    iconUrl: null,
    memberCount: 3,
    ownerId: '300000000000000001',
    bot: { id: '300000000000000009', displayName: 'Help desk', avatarUrl: null },
    missingPermissions: [],
  };
}
