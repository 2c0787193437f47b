import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '@fns/e2e/free-ports';

/**
 * Runs the README's start command in a copy of the tree, as a newcomer would: nothing installed,
 * nothing configured but free ports. Fails when the README names a command that does not exist, when
 * the product doesn't come up, or when Ctrl-C doesn't end it cleanly in time.
 */
const root = new URL('../', import.meta.url).pathname;
const readyLine = 'FNS Tickets is ready';
const startLimitMs = 8 * 60_000;
const stopLimitMs = 10_000;

const readme = await readFile(join(root, 'README.md'), 'utf8');
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line !== '');

await requireScripts(commands);
const start = commands.find((command) => /^npm ci && npm start$/.test(command));
if (!start || !commands.includes('npm ci && npm test')) {
  throw new Error('README.md must show `npm ci && npm start` and `npm ci && npm test`.');
}

const copy = await mkdtemp(join(tmpdir(), 'fns-readme-'));
try {
  await copyTree(copy);
  await runAsANewcomer(start, copy);
  console.log(`README: ${commands.length} commands checked, \`${start}\` brought the product up.`);
} finally {
  await rm(copy, { recursive: true, force: true });
}

/** Every `npm run x` that the README shows is a script of package.json. */
async function requireScripts(shown: string[]): Promise<void> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = shown.flatMap((line) =>
    [...line.matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name),
  );
  const unknown = named.filter((name) => name !== 'ci' && !(name in scripts));
  if (unknown.length > 0) throw new Error(`README.md names unknown scripts: ${unknown.join(', ')}`);
}

/** What git knows or would know: no build, no node_modules, no data. */
async function copyTree(to: string): Promise<void> {
  const { stdout } = await promisify(execFile)(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: root, maxBuffer: 16 * 1024 * 1024 },
  );
  for (const file of stdout.split('\0').filter(Boolean)) {
    await cp(join(root, file), join(to, file), { recursive: true }).catch((error) => {
      if (error.code !== 'ENOENT') throw new Error(`can't copy ${dirname(file)}: ${error.code}`);
    });
  }
}

async function runAsANewcomer(command: string, folder: string): Promise<void> {
  const [dashboard, bot, sandbox, database] = await freePorts(4);
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    // A process group of its own, so that the interrupt reaches all of it, as Ctrl-C does.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(dashboard),
      BOT_API_PORT: String(bot),
      SANDBOX_PORT: String(sandbox),
      EMBEDDED_MONGODB_PORT: String(database),
    },
  });
  const group = -(child.pid ?? 0);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(readyLine)) resolve();
      });
    }
    void ended.then(() => reject(new Error(`\`${command}\` ended early:\n${output}`)));
    setTimeout(() => reject(new Error(`not ready in time:\n${output}`)), startLimitMs).unref();
  });
  try {
    await ready;
    if (output.trimEnd().split('\n').at(-1) !== readyLine) {
      throw new Error(`the last line is not "${readyLine}":\n${output}`);
    }
    const pages = [`http://localhost:${dashboard}/`, `http://127.0.0.1:${sandbox}/`];
    for (const page of pages) {
      const { status } = await fetch(page);
      if (status !== 200) throw new Error(`${page} answered ${status}`);
    }
  } catch (error) {
    process.kill(group, 'SIGKILL');
    throw error;
  }
  const interrupted = Date.now();
  process.kill(group, 'SIGINT');
  await ended;
  const took = Date.now() - interrupted;
  if (took > stopLimitMs) throw new Error(`Ctrl-C took ${took} ms`);
}
