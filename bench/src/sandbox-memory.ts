import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lean } from '@fns/bot/lean';
import { startSandbox } from '@fns/discord-sandbox';
import { programs } from '@fns/launcher/paths';
import { bigWorld, type WorldSize } from './sandbox-world.ts';

const keys = { token: 'bench', clientId: '1150000000000000001', clientSecret: 'bench' };
const port = 7790;
const settleMs = 20_000;

export interface Loaded {
  /** Into memory from a demo file's form, seconds, and the same in seconds of processor time. */
  fromFile: Seconds;
  /** From the snapshot on disk until the process answers. */
  fromDisk: Seconds;
  /** Resident set of the shipped process at rest, MB (10⁶ bytes). */
  idleMb: number;
}
export interface Seconds {
  wall: number;
  processor: number;
}

/** Makes the world, keeps it on disk, and starts the shipped program on it as the launcher does. */
export async function loadBigWorld(size: WorldSize): Promise<Loaded> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fns-bench-'));
  try {
    const demo = bigWorld(size);
    const fromFile = await timed(async () => {
      const sandbox = await startSandbox({ ...keys, demo });
      await sandbox.close();
    });
    const kept = await startSandbox({ ...keys, demo, dataDir });
    await kept.close();
    return { fromFile, ...(await restAt(dataDir)) };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<void>): Promise<Seconds> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
}

async function restAt(dataDir: string): Promise<Pick<Loaded, 'fromDisk' | 'idleMb'>> {
  const start = performance.now();
  const child = spawn(process.execPath, [...lean.nodeOptions, programs.sandbox], {
    stdio: 'ignore',
    env: {
      ...lean.env,
      SANDBOX_PORT: String(port),
      FNS_DATA_DIR: dataDir,
      DISCORD_TOKEN: keys.token,
      DISCORD_CLIENT_ID: keys.clientId,
      DISCORD_CLIENT_SECRET: keys.clientSecret,
    },
  });
  try {
    await answering(`http://127.0.0.1:${port}/api/v10/gateway`, child);
    const wall = (performance.now() - start) / 1000;
    const processor = await processorSeconds(child.pid);
    await delay(settleMs);
    return { fromDisk: { wall, processor }, idleMb: await residentMb(child.pid) };
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(50);
  }
  throw new Error('The sandbox ended before it answered.');
}

async function processorSeconds(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round((Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024) / 1e6);
}
