import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
let program: Promise<string> | undefined;

/** Inside node_modules, so that the packages it imports are found. */
const folder = fileURLToPath(new URL('../../../node_modules/.cache/fns-mongodb/', import.meta.url));

/** `main.ts` as one plain file, as it ships: a process starts ten times faster so than through tsx. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [main],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'main.mjs');
  // Test files run side by side: none may read what another has half written.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, outputFiles[0]?.text ?? '');
  await rename(draft, file);
  return file;
}

export interface SpawnedServer {
  process: ChildProcess;
  uri: string;
  /** Ends it with a signal; answers with its exit code once it is gone. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `fns-mongodb` as a process of its own on a free port. Rejects with what it said when it ends instead. */
export async function spawnServer(data: string): Promise<SpawnedServer> {
  program ??= bundled();
  const child = spawn(process.execPath, [await program, '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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
