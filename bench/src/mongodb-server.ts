import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(
  new URL('../../packages/embedded-mongodb/dist/main.mjs', import.meta.url),
);

export interface MeasuredServer {
  uri: string;
  /** From the process's start to its first word that it is ready, in ms. */
  startedInMs: number;
  /** Resident set in MB (10⁶ bytes). */
  residentMb: () => Promise<number>;
  stop: () => Promise<void>;
}

/** The database as it ships, in a process of its own, on a free port. */
export async function startDatabase(data: string): Promise<MeasuredServer> {
  const begin = performance.now();
  const child: ChildProcess = spawn(process.execPath, [program, '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('The database has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    const { uri } = JSON.parse(line) as { uri?: string };
    if (!uri) continue;
    child.stdout.resume();
    return {
      uri,
      startedInMs: performance.now() - begin,
      residentMb: async () => {
        const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
        return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6;
      },
      stop: async () => {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      },
    };
  }
  throw new Error('The database ended before it was ready.');
}
