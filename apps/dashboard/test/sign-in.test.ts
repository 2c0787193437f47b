import { type Sandbox, startSandbox } from '@fns/discord-sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GuildList } from '../lib/api/contract.ts';
import { callRoute, outcomeOf } from './call-route.ts';
import { dashboardUrl, startTestDashboard, type TestDashboard } from './dashboard.ts';
import { locationOf, openBrowser } from './discord-browser.ts';

const clientId = '1150000000000000001';
const clientSecret = 'sandbox-client-secret';
let discord: Sandbox;
let dashboard: TestDashboard;
let person: { id: string; username: string };
let browser: ReturnType<typeof openBrowser>;

beforeAll(async () => {
  discord = await startSandbox({ token: 'sandbox.bot.token', clientId, clientSecret });
  dashboard = await startTestDashboard({
    DISCORD_CLIENT_ID: clientId,
    DISCORD_CLIENT_SECRET: clientSecret,
    DISCORD_API_URL: `${discord.url}/api`,
    DISCORD_CDN_URL: `${discord.url}/cdn`,
    DISCORD_WEB_URL: discord.url,
  });
  const answer = await fetch(`${discord.url}/_sandbox/people`);
  const { people } = (await answer.json()) as { people: (typeof person)[] };
  const [first] = people;
  if (!first) throw new Error('There is nobody in the sandbox');
  person = first;
});
afterAll(() => Promise.all([dashboard.close(), discord.close()]));
beforeEach(() => {
  browser = openBrowser(discord.url);
});

async function signIn(callbackUrl?: string): Promise<Response> {
  const question = await browser.startSignIn(callbackUrl);
  return browser.visit(await browser.answerDiscord(question, person.username));
}

const session = async () => (await browser.visit('/api/auth/session')).json();
const guilds = () =>
  callRoute('dashboard/guilds', { method: 'GET', cookie: browser.cookie() }).then(
    async (answer) => (await answer.json()) as GuildList,
  );

describe('signing in', () => {
  it('asks Discord for no more than it needs, with state and PKCE', async () => {
    const url = new URL(await browser.startSignIn());
    expect(url.origin + url.pathname).toBe(`${discord.url}/oauth2/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: clientId,
      scope: 'identify guilds guilds.members.read',
      redirect_uri: `${dashboardUrl}/api/auth/callback/discord`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^.{20,}$/),
    });
  });

  it('ends where it began, as the person who said yes', async () => {
    const answer = await signIn('/dashboard/guild/1?tab=panels');
    expect(locationOf(answer)).toBe(`${dashboardUrl}/dashboard/guild/1?tab=panels`);
    expect(await session()).toMatchObject({ user: { id: person.id } });
    expect(await guilds()).toMatchObject({ guilds: [], discord: 'ok' });
  });

  it('keeps the session where no script reads it', async () => {
    const cookies = (await signIn()).headers.getSetCookie();
    const cookie = cookies.find((line) => line.startsWith('authjs.session-token='));
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
  });

  it('leaves nothing readable of the tokens in the database', async () => {
    await signIn();
    const kept = await dashboard.connection.db?.collection('users').findOne({ userId: person.id });
    expect(kept?.accessToken).toMatch(/^v1\.[0-9a-f]{8}\./);
    expect(kept?.refreshToken).toMatch(/^v1\.[0-9a-f]{8}\./);
    const tokens = [...discord.world.accessTokens.values()];
    expect(tokens.length).toBeGreaterThan(0);
    for (const { accessToken, refreshToken } of tokens) {
      expect(JSON.stringify(kept)).not.toContain(accessToken);
      expect(JSON.stringify(kept)).not.toContain(refreshToken);
    }
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'does not lead to %s',
    async (elsewhere) => {
      const question = await browser.startSignIn(elsewhere);
      const back = await browser.answerDiscord(question, person.username);
      expect(locationOf(await browser.visit(back))).toBe(`${dashboardUrl}/dashboard`);
    },
  );
});

describe('a sign-in that goes wrong', () => {
  const refused = async (back: string, by = browser) => {
    const answer = await by.visit(back);
    const to = new URL(locationOf(answer));
    expect(to.pathname).toBe('/auth-error');
    expect(await (await by.visit('/api/auth/session')).json()).toBeNull();
    return to.searchParams.get('error');
  };

  it('because the person said no', async () => {
    const question = await browser.startSignIn();
    const back = await browser.answerDiscord(question, person.username, 'cancel');
    expect(await refused(back)).toBe('AccessDenied');
  });

  it('because the state is not ours', async () => {
    const question = await browser.startSignIn();
    const back = new URL(await browser.answerDiscord(question, person.username));
    back.searchParams.set('state', 'made-up');
    await refused(back.href);
    back.searchParams.delete('state');
    await refused(back.href);
  });

  it('because another browser began it', async () => {
    const question = await browser.startSignIn();
    const back = await browser.answerDiscord(question, person.username);
    await refused(back, openBrowser(discord.url));
    const victim = openBrowser(discord.url);
    await victim.startSignIn();
    await refused(back, victim);
  });

  it('because the code was used before', async () => {
    const question = await browser.startSignIn();
    const back = await browser.answerDiscord(question, person.username);
    const thief = openBrowser(discord.url);
    await browser.visit(back);
    await refused(back, thief);
  });
});

describe('a session', () => {
  it('goes on when the access token has run out', async () => {
    await signIn();
    const before = await dashboard.stores.users.get(person.id);
    await dashboard.stores.users.setTokens(person.id, {
      accessToken: before?.accessToken ?? null,
      refreshToken: before?.refreshToken ?? null,
      tokenExpiresAt: new Date(0).toISOString(),
    });
    const { discordTokens } = await import('../lib/discord-grant.ts');
    const token = await discordTokens().accessToken(person.id);
    expect((await discordUser(token)).id).toBe(person.id);
    const after = await dashboard.stores.users.get(person.id);
    expect(after?.refreshToken).not.toBe(before?.refreshToken);
    expect(Date.parse(after?.tokenExpiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('is over everywhere after signing out, and so is the grant at Discord', async () => {
    await signIn();
    const stolen = browser.cookie();
    const { discordTokens } = await import('../lib/discord-grant.ts');
    const token = await discordTokens().accessToken(person.id);
    const asThief = () => callRoute('dashboard/guilds', { method: 'GET', cookie: stolen });
    expect(await outcomeOf(await asThief())).toBe(200);

    await browser.signOut();
    expect(await session()).toBeNull();
    expect(await outcomeOf(await asThief())).toBe('unauthorized');
    expect(await discordUser(token)).toMatchObject({ message: '401: Unauthorized' });
    expect(await dashboard.stores.users.get(person.id)).toMatchObject({
      accessToken: null,
      refreshToken: null,
    });
  });

  it('is not ended by another site', async () => {
    await signIn();
    await browser.visit('/api/auth/signout', { csrfToken: 'a guess' });
    expect(await session()).toMatchObject({ user: { id: person.id } });
  });
});

async function discordUser(accessToken: string): Promise<{ id?: string; message?: string }> {
  const headers = { authorization: `Bearer ${accessToken}` };
  return (await (await fetch(`${discord.url}/api/v10/users/@me`, { headers })).json()) as object;
}
