import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PartName, parts } from '@fns/launcher/parts';
import { freePorts } from './free-ports.ts';

/** Root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

interface Ports {
  dashboard: number;
  bot: number;
  sandbox: number;
  database: number;
}

/** The product as `npm start` runs it, on free ports and a data folder of its own. */
export interface Product {
  dashboardUrl: string;
  botUrl: string;
  sandboxUrl: string;
  mongoUri: string;
  dataDir: string;
  output: () => string;
  /** The process of one part. */
  pidOf: (part: PartName) => Promise<number>;
  /** The bot API's key of this run. */
  apiKey: () => Promise<string>;
  /** Ctrl-C: answers the exit code and how long it took, in milliseconds. */
  interrupt: () => Promise<{ code: number | null; ms: number }>;
  /** SIGKILL to every process at once: a power cut. */
  powerCut: () => Promise<void>;
  /** Starts again on the same ports and data. */
  restart: () => Promise<void>;
  /** Stops and deletes the data. */
  dispose: () => Promise<void>;
}

export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const settings = await freshSettings();
  const { dataDir } = settings;
  const { dashboard, bot, sandbox, database } = settings.ports;
  const variables = { ...settings.variables, ...env };
  let run = await launch(variables);

  return {
    dashboardUrl: `http://localhost:${dashboard}`,
    botUrl: `http://127.0.0.1:${bot}`,
    sandboxUrl: `http://127.0.0.1:${sandbox}`,
    mongoUri: `mongodb://127.0.0.1:${database}/?directConnection=true`,
    dataDir,
    output: () => run.output(),
    pidOf: async (part) => {
      for (const pid of await descendants(run.child.pid)) {
        const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
        // Next gives its process a title of its own.
        const isDashboard = part === 'dashboard' && command.startsWith('next-server');
        if (isDashboard || command.split('\0').includes(parts[part].program)) return pid;
      }
      throw new Error(`the ${part} is not running`);
    },
    apiKey: async () => JSON.parse(await readFile(join(dataDir, 'keys.json'), 'utf8')).BOT_API_KEY,
    interrupt: async () => {
      const began = Date.now();
      run.child.kill('SIGINT');
      return { code: await run.ended, ms: Date.now() - began };
    },
    powerCut: async () => {
      for (const pid of await descendants(run.child.pid)) kill(pid);
      await run.ended;
    },
    restart: async () => {
      run = await launch(variables);
    },
    dispose: async () => {
      run.child.kill('SIGINT');
      await run.ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Free ports and a new data folder, as environment variables. */
async function freshSettings() {
  const [dashboard = 0, bot = 0, sandbox = 0, database = 0] = await freePorts(4);
  const ports: Ports = { dashboard, bot, sandbox, database };
  const dataDir = await mkdtemp(join(tmpdir(), 'fns-e2e-'));
  const variables = {
    PORT: String(dashboard),
    BOT_API_PORT: String(bot),
    SANDBOX_PORT: String(sandbox),
    EMBEDDED_MONGODB_PORT: String(database),
    FNS_DATA_DIR: dataDir,
  };
  return { ports, dataDir, variables };
}

/** Runs the launcher of a checkout to its end, on free ports: for tests of refusals. */
export async function launchExpectingFailure(
  env: Record<string, string>,
  checkout = root,
): Promise<{ code: number | null; output: string }> {
  const { variables, dataDir } = await freshSettings();
  const child = spawnLauncher({ ...variables, ...env }, checkout);
  const output = collect(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  await rm(dataDir, { recursive: true, force: true });
  return { code, output: output() };
}

async function launch(env: Record<string, string>) {
  const child = spawnLauncher(env);
  const output = collect(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (output().includes('FNS Tickets is ready')) resolve();
    });
    void ended.then(() => reject(new Error(`npm start ended before it was ready:\n${output()}`)));
  });
  return { child, output, ended };
}

function spawnLauncher(env: Record<string, string>, checkout = root): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'apps/launcher/src/main.ts'], {
    cwd: checkout,
    // Built once before all tests (see build-once.ts), never in the middle of one.
    env: { ...process.env, NODE_ENV: 'production', FNS_BUILD: 'never', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return () => text;
}

/** The process and all below it, parents first, read from /proc. */
async function descendants(pid: number | undefined): Promise<number[]> {
  if (pid === undefined) return [];
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const below = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(descendants));
  return [pid, ...below.flat()];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
