import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@fns/discord-sandbox/client';
import { buildBot } from '../src/build.ts';
import { lean } from '../src/lean.ts';
import { startStandIns } from './start-system.ts';

export type BuiltBot = Awaited<ReturnType<typeof buildForTests>>;

/** The bot as it ships, bundled, as a process of its own that can be killed. */
export async function buildForTests() {
  const folder = await mkdtemp(join(tmpdir(), 'fns-bot-'));
  const program = join(folder, 'main.mjs');
  const [standIns] = await Promise.all([
    startStandIns(),
    buildBot({ outfile: program, minify: true }),
  ]);
  const { variables } = standIns;
  const url = `http://127.0.0.1:${variables.BOT_API_PORT}`;
  const children: ChildProcess[] = [];

  function run(env: Record<string, string> = variables) {
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
    return {
      child,
      ended: new Promise<number | null>((resolve) => child.once('close', resolve)),
      output: () => output,
      ready: () =>
        waitFor(async () => (await fetch(`${url}/ready`).catch(() => undefined))?.ok, {
          timeoutMs: 20_000,
          what: 'the bot to be ready',
        }),
    };
  }

  return {
    ...standIns,
    url,
    run,
    dispose: async () => {
      for (const child of children) child.kill('SIGKILL');
      await standIns.stopStandIns();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
