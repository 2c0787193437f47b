import { join } from 'node:path';
import { lean } from '@fns/bot/lean';
import { type Child, startChild } from './child.ts';
import type { LauncherEnv } from './env.ts';
import { parts } from './parts.ts';
import type { Plan } from './plan.ts';
import { untilHttp, untilListening } from './readiness.ts';
import { envOf } from './secrets.ts';

const startTimeoutMs = 60_000;
const ordinary = { nodeOptions: [], env: {} };
/** Both are mostly at rest; what the smaller heap costs them is not felt. */
const small = new Set<string>(['bot', 'sandbox']);

export interface Running {
  children: Child[];
  /** Stops everything, those who write first: within 10 s in all. */
  stop: () => Promise<void>;
}

/**
 * Starts the planned parts: the stand-ins first and side by side, then the bot and the dashboard.
 * `running` is filled as they start, so that a failure half-way can still stop what is up.
 */
export function startParts(
  plan: Plan,
  env: LauncherEnv,
  dataFolder: string,
  onNotice: (line: string) => void,
): { running: Running; ready: Promise<void> } {
  const children: Child[] = [];
  const logFolder = join(dataFolder, 'logs');

  const start = (name: keyof typeof parts) => {
    const { program } = parts[name];
    const { nodeOptions, env: more } = small.has(name) ? lean : ordinary;
    const env = { ...more, ...envOf(name, plan.env) };
    const child = startChild({ name, program, env, logFolder, onNotice, nodeOptions });
    children.push(child);
    return child;
  };

  const standIns = async () => {
    await Promise.all([
      plan.parts.includes('database') &&
        untilListening(start('database'), env.EMBEDDED_MONGODB_PORT, startTimeoutMs),
      plan.sandboxUrl &&
        untilHttp(start('sandbox'), `${plan.sandboxUrl}/_sandbox/people`, startTimeoutMs),
    ]);
  };

  const product = async () => {
    await Promise.all([
      untilHttp(start('bot'), `http://127.0.0.1:${env.BOT_API_PORT}/ready`, startTimeoutMs),
      untilHttp(start('dashboard'), `http://127.0.0.1:${env.PORT}/api/health`, startTimeoutMs),
    ]);
  };

  const stop = async () => {
    const stopAll = (names: string[], patienceMs: number) =>
      Promise.all(children.filter((c) => names.includes(c.name)).map((c) => c.stop(patienceMs)));
    await stopAll(['bot', 'dashboard'], 6500);
    await stopAll(['sandbox', 'database'], 2500);
  };

  return { running: { children, stop }, ready: standIns().then(product) };
}
