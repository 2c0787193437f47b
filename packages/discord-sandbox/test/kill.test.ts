import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { sandboxClient, waitFor } from '../src/client/index.ts';
import { clientId, clientSecret, token } from './start.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

interface Process {
  url: string;
  child: ChildProcess;
  /** Exit code, or null by a signal. */
  ended: Promise<number | null>;
  output: () => string;
}

/** The sandbox as `npm start` runs it: a process of its own, its world on disk. */
async function run(dataDir: string, env: Record<string, string> = {}): Promise<Process> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: {
      ...process.env,
      SANDBOX_PORT: String(port),
      FNS_DATA_DIR: dataDir,
      DISCORD_TOKEN: token,
      DISCORD_CLIENT_ID: clientId,
      DISCORD_CLIENT_SECRET: clientSecret,
      DASHBOARD_URL: 'http://localhost:3999',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { url: `http://127.0.0.1:${port}`, child, ended, output: () => text };
}

const ready = ({ url, child, output }: Process) =>
  waitFor(
    async () => {
      if (child.exitCode !== null) throw new Error(`The sandbox ended: ${output()}`);
      return (await fetch(`${url}/_sandbox/people`).catch(() => undefined))?.ok;
    },
    { timeoutMs: 20_000, what: 'the sandbox' },
  );

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sandbox-kill-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('a kill at any moment loses nothing that was acknowledged', { timeout: 120_000 }, async () => {
  const dataDir = await folder();
  const acknowledged = new Map<string, { content: string; file: string | undefined }>();

  for (let round = 0; round < 3; round += 1) {
    const process = await run(dataDir);
    await ready(process);
    const ada = sandboxClient(process.url).user('ada');
    const general = await ada.channel('general');

    const kept = new Map((await allMessages(ada, general.id)).map((m) => [m.id, m]));
    for (const [id, { content, file }] of acknowledged) {
      expect(kept.get(id)?.content).toBe(content);
      const url = kept.get(id)?.attachments[0]?.url;
      if (file) expect(await (await fetch(url ?? '')).text()).toBe(file);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(round * 40);

    const goal = acknowledged.size + 40;
    const talk = async (who: number) => {
      for (let n = 0; ; n += 1) {
        const content = `round ${round}, voice ${who}, ${n}`;
        const file = n % 4 === 0 ? `file of ${content}` : undefined;
        const files = file ? [{ name: 'a.txt', base64: Buffer.from(file).toString('base64') }] : [];
        const message = await ada.say(general, content, { files });
        acknowledged.set(message.id, { content, file });
        if (acknowledged.size === goal) process.child.kill('SIGKILL');
      }
    };
    // Every voice ends with the connection.
    await Promise.allSettled([0, 1, 2, 3].map(talk));
    await process.ended;
  }
});

async function allMessages(ada: ReturnType<ReturnType<typeof sandboxClient>['user']>, id: string) {
  const pages = [await ada.messages(id, { limit: 100 })];
  for (;;) {
    const before = pages[0]?.[0]?.id;
    const page = before ? await ada.messages(id, { limit: 100, before }) : [];
    if (page.length === 0) return pages.flat();
    pages.unshift(page);
  }
}

test('SIGTERM ends it cleanly; a bad variable is named in one sentence', {
  timeout: 60_000,
}, async () => {
  const dataDir = await folder();
  const process = await run(dataDir);
  await ready(process);
  process.child.kill('SIGTERM');
  expect(await process.ended).toBe(0);

  const bad = await run(dataDir, { DISCORD_CLIENT_ID: 'x', SANDBOX_PORT: 'many' });
  expect(await bad.ended).toBe(1);
  const line = JSON.parse(bad.output().trim().split('\n').at(-1) ?? '{}') as { msg: string };
  expect(line.msg).toMatch(/SANDBOX_PORT .*DISCORD_CLIENT_ID/);
});
