import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { clientId, clientSecret, next, personId, testBot, testSandbox } from './start.ts';

const redirectUri = 'http://localhost:3999/api/auth/callback/discord';
const start = () => testSandbox({ redirectUris: [redirectUri] });

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

const wish = {
  client_id: clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'identify guilds guilds.members.read',
  state: 'état & more',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

/** A browser's visit of the page: its answer, its text and the cookies it set. */
async function visit(sandbox: Sandbox, query: Record<string, string>, cookie = '') {
  const url = `${sandbox.url}/oauth2/authorize?${new URLSearchParams(query)}`;
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { answer, html: await answer.text(), cookie: cookies.join('; ') };
}

/** Opens the page as somebody and presses a button there. */
async function decide(
  sandbox: Sandbox,
  query: Record<string, string>,
  decision: 'authorise' | 'cancel',
  { as = 'ada', more = {} }: { as?: string; more?: Record<string, string> } = {},
) {
  const page = await visit(sandbox, { ...query, as });
  expect(page.answer.status).toBe(200);
  const fields = [...page.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const form = new URLSearchParams(
    fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
  );
  form.set('decision', decision);
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  return fetch(`${sandbox.url}/oauth2/authorize`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: page.cookie, origin: sandbox.url },
    body: form,
  });
}

async function codeFor(sandbox: Sandbox, query: Record<string, string> = wish): Promise<string> {
  const answer = await decide(sandbox, query, 'authorise');
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

async function token(
  sandbox: Sandbox,
  form: Record<string, string>,
  headers: Record<string, string> = { authorization: basic },
) {
  const answer = await fetch(`${sandbox.url}/api/v10/oauth2/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

const exchange = (code: string, change: Record<string, string> = {}) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
  code_verifier: verifier,
  ...change,
});

test('a person signs in: code, tokens, who they are, refresh, revoke', async () => {
  const sandbox = await start();
  const answer = await decide(sandbox, wish, 'authorise');
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.origin + back.pathname).toBe(redirectUri);
  expect(back.searchParams.get('state')).toBe('état & more');

  const first = await token(sandbox, exchange(back.searchParams.get('code') ?? ''));
  expect(first).toEqual({
    status: 200,
    body: {
      token_type: 'Bearer',
      access_token: expect.stringMatching(/^\w{30}$/),
      refresh_token: expect.stringMatching(/^\w{30}$/),
      expires_in: 604_800,
      scope: 'identify guilds guilds.members.read',
    },
  });

  const get = (path: string, bearer = first.body.access_token) =>
    fetch(`${sandbox.url}/api/v10${path}`, { headers: { authorization: `Bearer ${bearer}` } });
  expect(await (await get('/users/@me')).json()).toMatchObject({
    id: personId(sandbox, 'ada'),
    username: 'ada',
  });
  expect(await (await get('/oauth2/@me')).json()).toMatchObject({
    application: { id: clientId },
    scopes: ['identify', 'guilds', 'guilds.members.read'],
    user: { username: 'ada' },
  });

  const refreshed = await token(sandbox, {
    grant_type: 'refresh_token',
    refresh_token: first.body.refresh_token ?? '',
  });
  expect(refreshed.status).toBe(200);
  expect((await get('/users/@me')).status).toBe(401);
  expect((await get('/users/@me', refreshed.body.access_token)).status).toBe(200);
  const again = await token(sandbox, {
    grant_type: 'refresh_token',
    refresh_token: first.body.refresh_token ?? '',
  });
  expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });

  const revoked = await fetch(`${sandbox.url}/api/oauth2/token/revoke`, {
    method: 'POST',
    headers: { authorization: basic },
    body: new URLSearchParams({ token: refreshed.body.access_token ?? '' }),
  });
  expect(revoked.status).toBe(200);
  expect((await get('/users/@me', refreshed.body.access_token)).status).toBe(401);
});

test('a code is good once, for a minute, for its verifier, its address and its client', async () => {
  const sandbox = await start();
  const refused = { status: 400, body: { error: 'invalid_grant' } };

  const used = await codeFor(sandbox);
  expect((await token(sandbox, exchange(used))).status).toBe(200);
  expect(await token(sandbox, exchange(used))).toMatchObject(refused);

  const old = await codeFor(sandbox);
  sandbox.world.clock.shift(60_000);
  expect(await token(sandbox, exchange(old))).toMatchObject(refused);

  const wrong = { code_verifier: randomBytes(32).toString('base64url') };
  expect(await token(sandbox, exchange(await codeFor(sandbox), wrong))).toMatchObject(refused);
  const { code_verifier: _, ...without } = exchange(await codeFor(sandbox));
  expect(await token(sandbox, without)).toMatchObject(refused);
  const elsewhere = { redirect_uri: 'http://localhost:3999/other' };
  expect(await token(sandbox, exchange(await codeFor(sandbox), elsewhere))).toMatchObject(refused);
  expect(await token(sandbox, exchange('made up'))).toMatchObject(refused);

  const stranger = await token(sandbox, exchange(await codeFor(sandbox)), {
    authorization: `Basic ${Buffer.from(`${clientId}:wrong`).toString('base64')}`,
  });
  expect(stranger).toEqual({ status: 401, body: { error: 'invalid_client' } });
});

test('the client may name itself in the form, and without PKCE no verifier is wanted', async () => {
  const sandbox = await start();
  const { code_challenge: _, code_challenge_method: __, ...plain } = wish;
  const form = exchange(await codeFor(sandbox, plain));
  const inForm = { client_id: clientId, client_secret: clientSecret };
  const { code_verifier: ___, ...bare } = form;
  expect((await token(sandbox, { ...bare, ...inForm }, {})).status).toBe(200);
});

test('the token endpoint takes forms and known grants only', async () => {
  const sandbox = await start();
  const json = await fetch(`${sandbox.url}/api/oauth2/token`, {
    method: 'POST',
    headers: { authorization: basic, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(json.status).toBe(415);
  expect(await token(sandbox, { grant_type: 'password' })).toMatchObject({
    status: 400,
    body: { error: 'unsupported_grant_type' },
  });
  expect(await token(sandbox, { grant_type: 'authorization_code' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  });
});

test('whoever cancels is sent back with access_denied', async () => {
  const sandbox = await start();
  const answer = await decide(sandbox, wish, 'cancel');
  const back = new URL(answer.headers.get('location') ?? '');
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    error: 'access_denied',
    state: 'état & more',
  });
});

test('an unknown application or address is shown to the person and never followed', async () => {
  const sandbox = await start();
  for (const change of [
    { client_id: '1150000000000000009' },
    { redirect_uri: 'https://evil.example/callback' },
    { redirect_uri: `${redirectUri}/` },
  ]) {
    const { answer, html } = await visit(sandbox, { ...wish, ...change });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(html).toContain('<h1>');
  }
});

test('what the application asks wrongly is told to the application', async () => {
  const sandbox = await start();
  const errors = [
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'identify everything' }, 'invalid_scope'],
    [{ scope: '' }, 'invalid_scope'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
  ] as const;
  for (const [change, error] of errors) {
    const { answer } = await visit(sandbox, { ...wish, ...change });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error, state: wish.state });
  }
});

test('the page remembers the person; prompt=none asks nothing where they said yes before', async () => {
  const sandbox = await start();
  expect((await visit(sandbox, wish)).html).toContain('Who are you?');
  const { cookie } = await visit(sandbox, { ...wish, as: 'ada' });
  expect((await visit(sandbox, wish, cookie)).html).toContain('Signed in as');
  expect((await visit(sandbox, { ...wish, as: '' }, cookie)).html).toContain('Who are you?');

  const silent = { ...wish, prompt: 'none' };
  expect((await visit(sandbox, silent, cookie)).answer.status).toBe(200);
  await token(sandbox, exchange(await codeFor(sandbox)));
  const { answer } = await visit(sandbox, silent, cookie);
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toContain('code=');
});

test('an answer from another site or without our token is refused', async () => {
  const sandbox = await start();
  const page = await visit(sandbox, { ...wish, as: 'ada' });
  const csrf = /name="csrf" value="(\w+)"/.exec(page.html)?.[1] ?? '';
  const post = (headers: Record<string, string>, token = csrf) =>
    fetch(`${sandbox.url}/oauth2/authorize`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({
        ...wish,
        person: personId(sandbox, 'ada'),
        decision: 'authorise',
        csrf: token,
      }),
    });
  expect((await post({})).status).toBe(403);
  expect((await post({ cookie: page.cookie, origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({ cookie: page.cookie }, 'guessed')).status).toBe(403);
  expect((await post({ cookie: page.cookie, origin: sandbox.url })).status).toBe(303);
});

test('what stands in the link is shown as text', async () => {
  const sandbox = await start();
  const { html } = await visit(sandbox, {
    ...wish,
    state: '"><script>alert(1)</script>',
    as: 'ada',
  });
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
});

test('somebody who manages a server adds the bot to it; others may not', async () => {
  const sandbox = await start();
  const { world } = sandbox;
  const [guild] = [...world.guilds.values()];
  if (!guild) throw new Error('the demo has no server');
  const bot = await testBot(sandbox);
  await bot.guilds.cache.get(guild.id)?.leave();
  await expect.poll(() => bot.guilds.cache.size).toBe(0);
  for (const role of world.roles.by('guildId', guild.id)) {
    if (role.tags?.bot_id) world.roles.delete(role.id);
  }

  const owner = world.users.get(guild.ownerId)?.username ?? '';
  const install = { client_id: clientId, scope: 'bot applications.commands', permissions: '3072' };
  const arrived = next<[{ id: string }]>(bot, 'guildCreate');
  const more = { guild_id: guild.id, permission: '1024' };
  const done = await decide(sandbox, install, 'authorise', { as: owner, more });
  expect(done.status).toBe(200);
  expect((await arrived)[0].id).toBe(guild.id);
  const role = world.roles.by('guildId', guild.id).find((one) => one.tags?.bot_id === clientId);
  expect(role).toMatchObject({ managed: true, permissions: '1024' });
  expect(world.members.get(`${guild.id}:${clientId}`)?.roleIds).toEqual([role?.id]);

  const plain = world.members
    .by('guildId', guild.id)
    .find(({ userId, roleIds }) => userId !== guild.ownerId && roleIds.length === 0);
  const refused = await decide(sandbox, install, 'authorise', {
    as: world.users.get(plain?.userId ?? '')?.username ?? '',
    more: { guild_id: guild.id },
  });
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('Not your server');
});
