import { expect, test } from 'vitest';
import { sandboxClient } from '../src/client/index.ts';
import { asBot, channelId, clientId, personId, testSandbox, token } from './start.ts';

test('a ban removes the member, with what they wrote in the time asked for', async () => {
  const sandbox = await testSandbox();
  const { world } = sandbox;
  const general = channelId(sandbox, 'general');
  const guildId = world.channels.get(general)?.guildId ?? '';
  const role = world.roles.by('guildId', guildId).find(({ tags }) => tags?.bot_id === clientId);
  if (role) world.roles.put({ ...role, permissions: '8', position: 100 });
  const ada = personId(sandbox, 'ada');
  const before = await sandboxClient(sandbox.url).user('ada').say(general, 'Long ago');
  world.clock.shift(3_600_000);
  const lately = await sandboxClient(sandbox.url).user('ada').say(general, 'Just now');

  const path = `/guilds/${guildId}/bans/${ada}`;
  expect((await asBot(sandbox, 'PUT', path, { delete_message_seconds: 604_801 })).status).toBe(400);
  const banned = await fetch(`${sandbox.url}/api/v10${path}`, {
    method: 'PUT',
    headers: {
      authorization: `Bot ${token}`,
      'content-type': 'application/json',
      'x-audit-log-reason': encodeURIComponent('Too loud – twice'),
    },
    body: JSON.stringify({ delete_message_seconds: 60 }),
  });
  expect(banned.status).toBe(204);
  expect(world.messages.has(lately.id)).toBe(false);
  expect(world.messages.has(before.id)).toBe(true);
  expect(world.members.has(`${guildId}:${ada}`)).toBe(false);
  const kept = { reason: 'Too loud – twice', user: { id: ada } };
  expect(await (await asBot(sandbox, 'GET', path)).json()).toMatchObject(kept);
  const page = await asBot(sandbox, 'GET', `/guilds/${guildId}/bans?limit=1`);
  expect(await page.json()).toMatchObject([kept]);

  expect((await asBot(sandbox, 'DELETE', path)).status).toBe(204);
  expect(await (await asBot(sandbox, 'GET', path)).json()).toMatchObject({ code: 10026 });
});
