import { connect } from 'node:net';
import { errorBody } from '@fns/contracts/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPanel } from './a-panel.ts';
import { type System, startSystem } from './start-system.ts';

let system: System;
let olga: string;
let ada: string;

beforeAll(async () => {
  system = await startSystem();
  [olga, ada] = await Promise.all([
    system.discord.user('olga').id(),
    system.discord.user('ada').id(),
  ]);
});
afterAll(() => system.stop());

interface Call {
  method?: string;
  path: string;
  key?: string | null;
  type?: string;
  body?: string;
}

/** The status and the error of a call, which must have the one shape that errors have. */
async function refusal({ method = 'GET', path, key = system.apiKey, type, body }: Call) {
  const response = await fetch(system.apiUrl + path, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(type ? { 'content-type': type } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  expect(response.headers.get('content-type')).toContain('application/json');
  const { error } = errorBody.parse(await response.json());
  return { status: response.status, ...error, headers: response.headers };
}

const post = (body: unknown, path = '/api/send-panel'): Call => ({
  method: 'POST',
  path,
  type: 'application/json',
  body: JSON.stringify(body),
});

describe('without the key', () => {
  test.each<Call>([
    { path: '/api/servers', key: null },
    { path: '/api/servers', key: 'wrong' },
    { path: '/nothing', key: null },
    { path: '/metrics', key: null },
    { path: '/openapi.json', key: null },
    { path: '/api/servers', method: 'DELETE', key: null },
    { path: '/api/servers/%E0%A4%A', key: null },
    { path: '/api/send-panel', method: 'POST', key: null, type: 'application/json', body: '{' },
    { path: '/api/send-panel', method: 'POST', key: null, type: 'text/plain', body: 'x' },
  ])('$method $path tells nothing but that', async (call) => {
    expect(await refusal(call)).toMatchObject({ status: 401, code: 'invalid_api_key' });
  });

  test('probes answer', async () => {
    for (const path of ['/health', '/ready']) {
      expect((await fetch(system.apiUrl + path)).status).toBe(200);
    }
  });
});

describe('with the key, what cannot be understood', () => {
  test('an unknown address', async () => {
    expect(await refusal({ path: '/nothing' })).toMatchObject({
      status: 404,
      code: 'route_not_found',
    });
  });

  test('a known address with another method', async () => {
    const answer = await refusal({ path: '/api/send-panel', method: 'PUT' });
    expect(answer).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test.each(['not json', '{"guildId":', '{"__proto__":{"admin":true}}', ''])(
    'a body that is not JSON: %s',
    async (body) => {
      const call = { method: 'POST', path: '/api/send-panel', type: 'application/json', body };
      expect(await refusal(call)).toMatchObject({ status: 400, code: 'invalid_json' });
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a body of type %s',
    async (type) => {
      const call = { method: 'POST', path: '/api/send-panel', type, body: 'x=1' };
      expect(await refusal(call)).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    },
  );

  test('a body past the limit', async () => {
    const call = post({ filler: 'x'.repeat(300 * 1024) });
    expect(await refusal(call)).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  test('fields that are wrong are named', async () => {
    const call = post({ guildId: 'abc', panelId: 7, channelId: '123456789012345678', more: 1 });
    const { status, code, details } = await refusal(call);
    expect({ status, code }).toEqual({ status: 400, code: 'invalid_input' });
    expect((details as { path: string }[]).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['guildId', 'panelId', 'actorId']),
    );
  });

  test.each(['limit=0', 'limit=1001', 'limit=x', 'limit=1&limit=2', 'after=abc', 'page=2'])(
    'a query that is wrong: %s',
    async (query) => {
      const path = `/api/servers/${system.guild.id}/members?${query}`;
      expect(await refusal({ path })).toMatchObject({ status: 400, code: 'invalid_input' });
    },
  );

  test.each(['abc', '1', '123456789012345678901', '%E0%A4%A', "'; drop"])(
    'a guild id that is none: %s',
    async (id) => {
      const path = `/api/servers/${id}/channels`;
      expect(await refusal({ path })).toMatchObject({ status: 400, code: 'invalid_input' });
    },
  );

  test('bytes that are no HTTP', async () => {
    const { port } = new URL(system.apiUrl);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(errorBody.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).error.code).toBe(
      'invalid_input',
    );
  });
});

describe('a guild that is not the bot’s', () => {
  const elsewhere = '123456789012345678';

  test.each([
    '',
    '/channels',
    '/categories',
    '/roles',
    '/emojis',
    '/members',
    '/members/123456789012345678/access',
  ])('GET …%s', async (rest) => {
    const path = `/api/servers/${elsewhere}${rest}`;
    expect(await refusal({ path })).toMatchObject({ status: 404, code: 'guild_not_found' });
  });

  test('sending there', async () => {
    const call = post({
      guildId: elsewhere,
      panelId: '0123456789abcdef01234567',
      channelId: elsewhere,
      actorId: olga,
    });
    expect(await refusal(call)).toMatchObject({ status: 404, code: 'guild_not_found' });
  });
});

describe('what the dashboard asks', () => {
  test('the servers, and what a person may do in each', async () => {
    const { servers } = await system.api.servers();
    expect(servers.map(({ name }) => name)).toEqual(['Lantern Makers']);
    expect((await system.api.servers(olga)).servers[0]?.access).toMatchObject({
      isOwner: true,
      isManager: true,
    });
    expect((await system.api.servers('123456789012345678')).servers).toEqual([]);
  });

  test('one server with its channels, categories, roles, emojis and members', async () => {
    const { id } = system.guild;
    const [server, { channels }, { categories }, { roles }, { emojis }] = await Promise.all([
      system.api.server(id),
      system.api.channels(id),
      system.api.categories(id),
      system.api.roles(id),
      system.api.emojis(id),
    ]);
    expect(server).toMatchObject({ ownerId: olga, missingPermissions: [] });
    expect(server.bot).toMatchObject({ displayName: 'FNS Tickets' });
    // Straight from Discord: the dashboard may show pictures from there and nowhere else.
    expect((await fetch(server.bot.avatarUrl ?? '')).status).toBe(200);
    expect(channels.find(({ name }) => name === 'general')).toMatchObject({
      missingPermissions: [],
    });
    expect(channels.find(({ name }) => name === 'rules')).toMatchObject({
      missingPermissions: ['Send Messages'],
    });
    expect(categories.map(({ name }) => name)).toContain('Tickets');
    expect(roles.find(({ name }) => name === 'Support')).toMatchObject({ assignable: true });
    expect(roles.find(({ name }) => name === 'Admin')).toMatchObject({ assignable: false });
    expect(roles.some((role) => role.id === id)).toBe(false);
    expect(emojis.map(({ name }) => name)).toContain('lantern');

    const found = await system.api.members(id, { query: 'ad' });
    expect(found.members.map(({ username }) => username)).toEqual(['ada']);
    const first = await system.api.members(id, { limit: 2 });
    const second = await system.api.members(id, { limit: 2, after: first.nextCursor ?? '' });
    const ids = [...first.members, ...second.members].map((member) => member.id);
    expect(new Set(ids).size).toBe(4);
  });

  test('a person’s rights end within a second of losing the role that gave them', async () => {
    const { id } = system.guild;
    const visitor = await system.discord.join(id, { name: 'Visitor', roles: ['Admin'] });
    expect(await system.api.access(id, visitor.id)).toMatchObject({ isManager: true });
    await system.discord.leave(id, visitor.id);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await system.api.access(id, visitor.id)).toMatchObject({
      isMember: false,
      isManager: false,
      permissions: [],
    });
  });

  test('metrics and a description of the API', async () => {
    const headers = { authorization: `Bearer ${system.apiKey}` };
    const metrics = await (await fetch(`${system.apiUrl}/metrics`, { headers })).text();
    expect(metrics).toMatch(/^fns_bot_guilds 1$/m);
    const api = await (await fetch(`${system.apiUrl}/openapi.json`, { headers })).json();
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(['/health', '/api/send-panel', '/api/servers/{guildId}/roles']),
    );
    expect(api.paths['/api/send-panel'].post.requestBody).toBeDefined();
  });
});

describe('sending panels', () => {
  const send = async (channel: string, actorId: string) => {
    const panel = await aPanel(system);
    const { id } = await system.discord.user('olga').channel(channel);
    return { panel, call: { guildId: system.guild.id, panelId: panel.id, channelId: id, actorId } };
  };

  test('the panel stands in the channel, and the link leads to it', async () => {
    const { panel, call } = await send('get-help', olga);
    const sent = await system.api.sendPanel(call);
    const messages = await system.discord.user('ada').messages(sent.channelId);
    const message = messages.find(({ id }) => id === sent.messageId);
    expect(message?.embeds[0]).toMatchObject({ title: panel.title, description: panel.content });
    expect(sent.url).toContain(`/channels/${system.guild.id}/${sent.channelId}/${sent.messageId}`);
    expect(await system.stores.panels.get(system.guild.id, panel.id)).toMatchObject({
      channel: sent.channelId,
      messageId: sent.messageId,
    });
  });

  test('several panels are one message', async () => {
    const { call } = await send('get-help', olga);
    const second = await aPanel(system);
    const { panelId, ...rest } = call;
    const sent = await system.api.sendMultiPanel({ ...rest, panelIds: [panelId, second.id] });
    const messages = await system.discord.user('ada').messages(sent.channelId);
    expect(messages.find(({ id }) => id === sent.messageId)?.embeds).toHaveLength(2);
  });

  test('a channel where the bot may not write: which permission, where, and what to do', async () => {
    const { call } = await send('rules', olga);
    const answer = await refusal(post(call));
    expect(answer).toMatchObject({ status: 409, code: 'missing_permission' });
    expect(answer.message).toContain('Send Messages');
    expect(answer.message).toContain(call.channelId);
  });

  test('someone who may not manage panels', async () => {
    const { call } = await send('get-help', ada);
    expect(await refusal(post(call))).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test('a channel of another server, and a panel of another server', async () => {
    const { call } = await send('get-help', olga);
    const elsewhere = '123456789012345678';
    expect(await refusal(post({ ...call, channelId: elsewhere }))).toMatchObject({
      status: 404,
      code: 'channel_not_found',
    });
    const foreign = await aPanel(system, { guildId: elsewhere });
    expect(await refusal(post({ ...call, panelId: foreign.id }))).toMatchObject({
      status: 404,
      code: 'panel_not_found',
    });
  });
});

test('nothing of all this looked like a bug to the bot', () => {
  expect(system.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  expect(system.fatal).toEqual([]);
});
