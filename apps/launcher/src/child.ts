import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { StartFailure } from './failure.ts';
import { followParent } from './paths.ts';

export interface ChildOptions {
  name: string;
  program: string;
  env: NodeJS.ProcessEnv;
  logFolder: string;
  /** Shows a line that a person should see: warnings and worse. */
  onNotice: (line: string) => void;
  nodeOptions?: readonly string[];
}

export interface Child {
  name: string;
  /** Settles when the process has ended, with its exit code (null = by a signal). */
  ended: Promise<number | null>;
  /** The last lines it wrote, for the report of an unexpected end. */
  lastLines: () => string[];
  /** Asks it to stop; after `patienceMs` it is killed. */
  stop: (patienceMs: number) => Promise<void>;
}

/**
 * Starts one part as a process group of its own, so that Ctrl-C reaches only the launcher, which then
 * stops the parts in order. All output goes to `<logFolder>/<name>.log`; warnings are shown too.
 */
export function startChild(options: ChildOptions): Child {
  const { name, program, env, logFolder, onNotice, nodeOptions = [] } = options;
  const child: ChildProcess = spawn(
    process.execPath,
    [...nodeOptions, '--import', followParent, program],
    { env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const log = createWriteStream(join(logFolder, `${name}.log`), { flags: 'a' });
  const recent: string[] = [];

  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      recent.push(line);
      if (recent.length > 20) recent.shift();
      const notice = noticeIn(line);
      if (notice) onNotice(`${name}: ${notice}`);
    });
  }

  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) =>
      reject(new StartFailure(`The ${name} could not be started: ${error.message}`)),
    );
    child.once('close', (code) => {
      log.end();
      resolve(code);
    });
  });

  return {
    name,
    ended,
    lastLines: () => recent.map((line) => messageIn(line) ?? line),
    stop: async (patienceMs) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await ended.catch(() => null);
      clearTimeout(killer);
    },
  };
}

/** A pino line of level warn (40) or worse, as a sentence. */
function noticeIn(line: string): string | undefined {
  const parsed = pinoLine(line);
  return parsed && typeof parsed.level === 'number' && parsed.level >= 40 ? parsed.msg : undefined;
}

function messageIn(line: string): string | undefined {
  return pinoLine(line)?.msg;
}

function pinoLine(line: string): { level?: unknown; msg?: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as { level?: unknown; msg?: string };
  } catch {
    return undefined;
  }
}
