import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltBot, buildForTests } from './built-bot.ts';
import { startStandIns } from './start-system.ts';

let built: BuiltBot;
beforeAll(async () => {
  built = await buildForTests();
});
afterAll(() => built.dispose());

test('an environment that is not complete ends it with one message', async () => {
  const { ended, output } = built.run({ ...built.variables, MONGODB_URI: '', BOT_API_KEY: 'x' });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/MONGODB_URI: is not set/);
  expect(output()).toMatch(/BOT_API_KEY: must have at least 16 characters/);
});

test('a token that Discord does not know ends it with a sentence', async () => {
  const { ended, output } = built.run({ ...built.variables, DISCORD_TOKEN: 'wrong.wrong.wrong' });
  expect(await ended).toBe(1);
  expect(output()).toContain('Discord does not accept DISCORD_TOKEN');
  expect(output()).not.toContain('wrong.wrong.wrong');
});

test('without the Message Content intent it says which switch to throw', async () => {
  const strict = await startStandIns({ privilegedIntents: 0 });
  const { ended, output } = built.run(strict.variables);
  expect(await ended).toBe(1);
  expect(output()).toContain('Switch on \\"Message Content Intent\\"');
  await strict.stopStandIns();
});

test('it becomes ready, serves, and stops cleanly when asked to', async () => {
  const { child, ended, output, ready } = built.run();
  await ready();
  const { url, variables } = built;
  const headers = { authorization: `Bearer ${variables.BOT_API_KEY}` };
  expect((await fetch(`${url}/api/servers`, { headers })).status).toBe(200);
  // What the bundle replaces and loads late is whole, too.
  expect((await fetch(`${url}/openapi.json`, { headers })).status).toBe(200);
  const began = Date.now();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(Date.now() - began).toBeLessThan(5000);
  expect(output()).not.toContain(variables.BOT_API_KEY);
  expect(output()).not.toContain(variables.DISCORD_TOKEN);
});

test('a port that is taken ends it with a sentence', async () => {
  const first = built.run();
  await first.ready();
  const second = built.run();
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/can't listen on .* BOT_API_PORT/);
  first.child.kill('SIGTERM');
  await first.ended;
});
