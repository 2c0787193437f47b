import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export interface SpawnedServer {
  process: ChildProcess;
  uri: string;
  /** Ends it with a signal; answers with its exit code once it is gone. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `fns-mongodb` as a process of its own on a free port. Rejects with what it said when it ends instead. */
export async function spawnServer(folder: string): Promise<SpawnedServer> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', main, '--port', '0', '--data', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const gone = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line) as { msg: string; uri?: string };
    said.push(entry.msg);
    if (entry.uri) {
      child.stdout.resume();
      return {
        process: child,
        uri: entry.uri,
        end: async (signal) => {
          child.kill(signal);
          const [code] = (await gone) as [number | null];
          return code;
        },
      };
    }
  }
  const [code] = (await gone) as [number | null];
  throw new Error(`ended with ${code}: ${said.join(' ')}`);
}
