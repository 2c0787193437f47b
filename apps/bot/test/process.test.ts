import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@fns/discord-sandbox';
import { startServer } from '@fns/embedded-mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBot } from '../src/build.ts';
import { lean } from '../src/lean.ts';
import { botVariables, freePort } from './start-system.ts';

let folder: string;
let program: string;
let stopStandIns: () => Promise<void>;
let variables: Record<string, string>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fns-bot-'));
  program = join(folder, 'main.mjs');
  const identity = botVariables('http://127.0.0.1:1', '', 0);
  const [sandbox, database, port] = await Promise.all([
    startSandbox({
      token: identity.DISCORD_TOKEN,
      clientId: identity.DISCORD_CLIENT_ID,
      clientSecret: 'test-secret',
    }),
    startServer({ path: ':memory:' }),
    freePort(),
    buildBot({ outfile: program, minify: true }),
  ]);
  variables = botVariables(sandbox.url, database.uri, port);
  stopStandIns = async () => {
    await Promise.all([sandbox.close(), database.close()]);
  };
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await stopStandIns();
  await rm(folder, { recursive: true, force: true });
});

/** The built bot as a process of its own, as it ships. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [...lean.nodeOptions, program], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...lean.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, output: () => output };
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('an environment that is not complete ends it with one message', async () => {
  const { ended, output } = run({ ...variables, MONGODB_URI: '', BOT_API_KEY: 'x' });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/MONGODB_URI: is not set/);
  expect(output()).toMatch(/BOT_API_KEY: must have at least 16 characters/);
});

test('a token that Discord does not know ends it with a sentence', async () => {
  const { ended, output } = run({ ...variables, DISCORD_TOKEN: 'wrong.wrong.wrong' });
  expect(await ended).toBe(1);
  expect(output()).toContain('Discord does not accept DISCORD_TOKEN');
  expect(output()).not.toContain('wrong.wrong.wrong');
});

test('it becomes ready, serves, and stops cleanly when asked to', async () => {
  const { child, ended, output } = run(variables);
  const url = `http://127.0.0.1:${variables.BOT_API_PORT}`;
  await untilReady(url);
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
  const first = run(variables);
  await untilReady(`http://127.0.0.1:${variables.BOT_API_PORT}`);
  const second = run(variables);
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/can't listen on .* BOT_API_PORT/);
  first.child.kill('SIGTERM');
  await first.ended;
});
