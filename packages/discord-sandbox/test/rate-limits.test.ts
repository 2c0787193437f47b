import { expect, test } from 'vitest';
import { createClock } from '../src/index.ts';
import { asBot, channelId, testBot, testSandbox } from './start.ts';

/** Stands still, so that no window ends in the middle of a test on a slow machine. */
const stillClock = () => {
  const start = Date.now();
  return createClock(() => start);
};

test('a channel takes five messages in five seconds, says so, and refuses the sixth', async () => {
  const sandbox = await testSandbox({ clock: stillClock() });
  const general = channelId(sandbox, 'general');
  const send = (channel: string) =>
    asBot(sandbox, 'POST', `/channels/${channel}/messages`, { content: 'hello' });

  for (const remaining of ['4', '3', '2', '1', '0']) {
    const answer = await send(general);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-ratelimit-limit')).toBe('5');
    expect(answer.headers.get('x-ratelimit-remaining')).toBe(remaining);
    expect(answer.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
    expect(Number(answer.headers.get('x-ratelimit-reset-after'))).toBeLessThanOrEqual(5);
  }
  const refused = await send(general);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(await refused.json()).toEqual({
    message: 'You are being rate limited.',
    retry_after: expect.any(Number),
    global: false,
  });

  // Another channel has a bucket of its own, and time heals this one.
  expect((await send(channelId(sandbox, 'off-topic'))).status).toBe(200);
  sandbox.world.clock.shift(5000);
  expect((await send(general)).status).toBe(200);
});

test('a bot makes fifty calls a second over all routes', async () => {
  const sandbox = await testSandbox({ clock: stillClock() });
  const ids = [...sandbox.world.channels.values()].slice(0, 12).map((channel) => channel.id);
  // Wide buckets, so that only the global limit can refuse.
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => asBot(sandbox, 'GET', `/channels/${ids[n % ids.length]}`)),
  );
  const refused = answers.filter((answer) => answer.status === 429);
  expect(answers.length - refused.length).toBe(50);
  expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
  expect(await refused[0]?.json()).toMatchObject({ global: true });
});

test('a name or topic changes twice in ten minutes; other changes and repeats are free', async () => {
  const sandbox = await testSandbox();
  const path = `/channels/${channelId(sandbox, 'general')}`;
  const change = async (body: object) => {
    sandbox.world.clock.shift(15_000);
    return (await asBot(sandbox, 'PATCH', path, body)).status;
  };
  expect(await change({ topic: 'one' })).toBe(200);
  expect(await change({ topic: 'one' })).toBe(200);
  expect(await change({ name: 'two' })).toBe(200);
  expect(await change({ rate_limit_per_user: 5 })).toBe(200);
  expect(await change({ topic: 'three' })).toBe(429);
  expect(await change({ name: 'three' })).toBe(429);
  sandbox.world.clock.shift(10 * 60_000);
  expect(await change({ name: 'three' })).toBe(200);
});

test('ten thousand refusals in ten minutes and the address is banned', async () => {
  const sandbox = await testSandbox({ limits: { invalidLimit: 20 } });
  const knock = () => fetch(`${sandbox.url}/api/v10/users/@me`);
  for (let n = 0; n < 20; n += 1) expect((await knock()).status).toBe(401);
  const banned = await knock();
  expect(banned.status).toBe(429);
  expect(banned.headers.get('via')).toBeNull();
  expect(await banned.text()).toBe('error code: 1015');
  sandbox.world.clock.shift(10 * 60_000);
  expect((await knock()).status).toBe(401);
});

test('discord.js queues behind the limit and loses nothing', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const channel = await bot.channels.fetch(channelId(sandbox, 'general'));
  if (!channel?.isSendable()) throw new Error('the channel takes no messages');
  const began = Date.now();
  const sent = await Promise.all(
    Array.from({ length: 7 }, (_, n) => channel.send({ content: `message ${n}` })),
  );
  expect(Date.now() - began).toBeGreaterThan(4000);
  expect(sent.map((message) => message.content)).toEqual(
    Array.from({ length: 7 }, (_, n) => `message ${n}`),
  );
});
