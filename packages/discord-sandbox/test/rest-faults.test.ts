import { expect, test } from 'vitest';
import { sandboxClient } from '../src/client/index.ts';
import { asBot, channelId, testSandbox } from './start.ts';

test('each kind strikes as often as it was told to, and then the call goes through', async () => {
  const sandbox = await testSandbox();
  const { faults } = sandboxClient(sandbox.url);
  const path = `/channels/${channelId(sandbox, 'general')}`;
  const get = () => asBot(sandbox, 'GET', path);
  const match = { method: 'GET', path: '/channels/*' };

  await faults.add({ kind: '429', match, times: 2, retryAfter: 1.5 });
  for (let n = 0; n < 2; n += 1) {
    const answer = await get();
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({ retry_after: 1.5, global: false });
  }
  expect((await get()).status).toBe(200);

  await faults.add({ kind: '429-global', match });
  expect(await (await get()).json()).toMatchObject({ global: true });
  await faults.add({ kind: '429-cloudflare', match });
  expect(await (await get()).text()).toBe('error code: 1015');
  await faults.add({ kind: '5xx', match, status: 503 });
  expect((await get()).status).toBe(503);
  await faults.add({ kind: 'cut', match });
  await expect(get()).rejects.toThrow();
  await faults.add({ kind: 'slow', match, ms: 150 });
  const began = performance.now();
  expect((await get()).status).toBe(200);
  expect(performance.now() - began).toBeGreaterThanOrEqual(145);
  await faults.add({ kind: 'timeout', match });
  await expect(
    fetch(`${sandbox.url}/api/v10${path}`, { signal: AbortSignal.timeout(200) }),
  ).rejects.toThrow(/timeout/i);
  expect((await get()).status).toBe(200);
  expect(await faults.armed()).toEqual([]);
});

test('a lost answer: done, and nobody was told', async () => {
  const sandbox = await testSandbox();
  const people = sandboxClient(sandbox.url);
  const general = channelId(sandbox, 'general');
  await people.faults.add({ kind: 'lost-answer', match: { method: 'POST', path: '**/messages' } });
  const send = () =>
    asBot(sandbox, 'POST', `/channels/${general}/messages`, {
      content: 'once',
      nonce: '42',
      enforce_nonce: true,
    });
  await expect(send()).rejects.toThrow();
  expect((await send()).status).toBe(200);
  const messages = await people.user('ada').messages(general);
  expect(messages.filter((message) => message.content === 'once')).toHaveLength(1);
  const calls = (await people.requests()).filter((request) => request.method === 'POST');
  expect(calls).toHaveLength(2);
});

test('a fault skips, strikes by chance the same way for the same seed, and can be called off', async () => {
  const sandbox = await testSandbox();
  const { faults } = sandboxClient(sandbox.url);
  const get = async () => (await asBot(sandbox, 'GET', '/users/@me')).status;
  const many = async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push(await get());
    return statuses;
  };
  await faults.add({ kind: '5xx', skip: 2 });
  expect(await many()).toEqual([200, 200, 502, ...Array(9).fill(200)]);
  sandbox.world.clock.shift(60_000);

  const chance = { kind: '5xx', times: 100, probability: 0.5, seed: 3 } as const;
  await faults.add(chance);
  const first = await many();
  expect(new Set(first)).toEqual(new Set([200, 502]));
  await faults.clear();
  sandbox.world.clock.shift(60_000);
  await faults.add(chance);
  expect(await many()).toEqual(first);
  await faults.clear();
  sandbox.world.clock.shift(60_000);
  expect(await get()).toBe(200);
});

test('an unknown kind or a bad expression is refused with a sentence', async () => {
  const sandbox = await testSandbox();
  const { faults } = sandboxClient(sandbox.url);
  await expect(faults.add({ kind: 'plague' } as never)).rejects.toThrow(/kind/);
  await expect(faults.add({ kind: 'cut', match: { path: '/(/' } })).rejects.toThrow(/expression/);
  await expect(
    faults.add({ kind: 'guild-outage', guildId: '1150000000000000009' }),
  ).rejects.toThrow(/no guild/);
});
