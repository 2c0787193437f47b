import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { owner } from './bot-server.ts';
import { callRoute, outcomeOf } from './call-route.ts';
import {
  dashboardUrl,
  sessionCookie,
  signIn,
  startTestDashboard,
  type TestDashboard,
} from './dashboard.ts';

const guildId = '100000000000000001';
const panels = 'dashboard/guild/[guildId]/panels';
const params = { guildId };
let dashboard: TestDashboard;
let userId: string;
let cookie: string;
let serial = 200_000_000_000_000_000n;

beforeAll(async () => {
  dashboard = await startTestDashboard();
  dashboard.bot.access.set(guildId, new Map());
});
afterAll(() => dashboard.close());
beforeEach(async () => {
  userId = String(serial++);
  dashboard.bot.access.get(guildId)?.set(userId, owner);
  cookie = await signIn(dashboard.stores, userId);
});

const get = (as: string | undefined = cookie, headers = {}) =>
  callRoute(panels, { method: 'GET', params, cookie: as, headers });
const post = (headers: Record<string, string>, body: unknown = {}) =>
  callRoute(panels, { method: 'POST', params, cookie, headers, body });

describe('a session', () => {
  it('ends everywhere at once when it is ended', async () => {
    expect(await outcomeOf(await get())).toBe(200);
    await dashboard.stores.users.endSessions(userId);
    expect(await outcomeOf(await get())).toBe('unauthorized');
    expect(await outcomeOf(await get(await signIn(dashboard.stores, userId)))).toBe(200);
  });

  it('is refused when it was made up', async () => {
    const user = { sub: userId, sessionVersion: 0 };
    const forged = await sessionCookie(user, 'another-secret-of-at-least-32-characters');
    expect(await outcomeOf(await get(forged))).toBe('unauthorized');
    expect(await outcomeOf(await get('authjs.session-token=nonsense'))).toBe('unauthorized');
    expect(await outcomeOf(await get(await sessionCookie({ sub: userId })))).toBe('unauthorized');
  });

  it('is not read from an Authorization header', async () => {
    const token = cookie.split('=').slice(1).join('=');
    const answer = await get('', { authorization: `Bearer ${token}` });
    expect(await outcomeOf(answer)).toBe('unauthorized');
  });

  it('of someone we know nothing of is nobody’s', async () => {
    const unknown = await sessionCookie({ sub: '299999999999999999', sessionVersion: 0 });
    expect(await outcomeOf(await get(unknown))).toBe('unauthorized');
  });
});

describe('a change', () => {
  it.each([
    [{ origin: 'https://evil.example' }, 'origin_refused'],
    [{ origin: 'null' }, 'origin_refused'],
    [{ origin: dashboardUrl, 'content-type': 'text/plain' }, 'unsupported_media_type'],
    [{ origin: dashboardUrl }, 'invalid_input'],
  ])('with %j is answered %s', async (headers, code) => {
    expect(await outcomeOf(await post(headers))).toBe(code);
  });

  it('that is invalid says where, and asks nobody', async () => {
    const before = dashboard.bot.calls.length;
    const answer = await post({}, { title: '', extra: true });
    const { error } = (await answer.json()) as { error: { details: { path: string }[] } };
    expect(answer.status).toBe(400);
    expect(error.details.map(({ path }) => path)).toContain('title');
    expect(dashboard.bot.calls.length).toBe(before);
  });
});

describe('ids', () => {
  it.each(['1', 'abc', '10000000000000000x', '../../etc', '{"$ne":null}', '__proto__'])(
    '%j is refused before anything is asked',
    async (bad) => {
      const before = dashboard.bot.calls.length;
      const answer = await callRoute(panels, { method: 'GET', cookie, params: { guildId: bad } });
      expect(await outcomeOf(answer)).toBe('invalid_input');
      expect(dashboard.bot.calls.length).toBe(before);
    },
  );
});

describe('one person', () => {
  it('is slowed down on one route, and nobody else with them', async () => {
    let answer = await get();
    for (let asked = 1; asked < 70 && answer.ok; asked++) answer = await get();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await outcomeOf(answer)).toBe('rate_limited');
    const data = { method: 'GET', params, cookie } as const;
    expect(await outcomeOf(await callRoute('dashboard/guild/[guildId]/data', data))).toBe(200);

    const other = String(serial++);
    dashboard.bot.access.get(guildId)?.set(other, owner);
    expect(await outcomeOf(await get(await signIn(dashboard.stores, other)))).toBe(200);
  });
});

describe('trouble', () => {
  it('with the bot’s key is not shown as the person’s', async () => {
    // A person whom the bot can't be asked about: it refuses our key.
    dashboard.bot.acceptKey = 'another-key';
    const answer = await get();
    dashboard.bot.acceptKey = undefined;
    expect(answer.status).toBe(503);
    expect(await outcomeOf(answer)).toBe('bot_unavailable');
  });

  it('with the bot is a sentence, soon', async () => {
    const dead = dashboard.bot;
    await dead.close();
    const answer = await get();
    expect(answer.status).toBe(503);
    expect(await outcomeOf(answer)).toBe('bot_unavailable');
  });

  it('with the database is a sentence, soon, and ends nobody’s session', async () => {
    await dashboard.stopDatabase();
    const started = performance.now();
    const answer = await get();
    expect(answer.status).toBe(503);
    expect(await outcomeOf(answer)).toBe('database_unavailable');
    expect(performance.now() - started).toBeLessThan(5000);
    const health = await (await callRoute('health', { method: 'GET' })).json();
    expect(health).toMatchObject({ status: 'degraded', checks: { database: { ok: false } } });
  });
});
