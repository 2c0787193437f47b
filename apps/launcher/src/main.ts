import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhatChanged, requireBuilds } from './build.ts';
import { localKeys, prepareDataFolder } from './data-folder.ts';
import { readLauncherEnv } from './env.ts';
import { StartFailure } from './failure.ts';
import { root } from './paths.ts';
import { makePlan } from './plan.ts';
import { requireFreePorts } from './ports.ts';
import { whyItEnded } from './readiness.ts';
import { type Running, startParts } from './run.ts';
import { welcomeTable } from './welcome.ts';

let running: Running | undefined;
let stopping: Promise<void> | undefined;

/** Stops all parts once, however often it is asked to. */
function stop(exitCode: number): Promise<void> {
  stopping ??= (async () => {
    await running?.stop();
    process.exit(exitCode);
  })();
  return stopping;
}

async function start(): Promise<void> {
  const dotenv = join(root, '.env');
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  const env = readLauncherEnv(process.env);
  if ('problem' in env) throw new StartFailure(env.problem);

  const dataFolder = await prepareDataFolder(env.FNS_DATA_DIR);
  const plan = makePlan(env, await localKeys(dataFolder), dataFolder, process.env);
  await requireFreePorts(plan.ports);
  if (env.FNS_BUILD === 'never') requireBuilds(plan.parts);
  else await buildWhatChanged(plan.parts);
  if (stopping) return;

  const started = startParts(plan, env, dataFolder, (notice) => console.error(notice));
  running = started.running;
  await started.ready;

  for (const child of running.children) {
    child.ended
      .then(() => {
        if (stopping) return;
        console.error(whyItEnded(child));
        return stop(1);
      })
      .catch(fail);
  }
  console.log(await welcomeTable(plan, env));
  console.log('FNS Tickets is ready');
}

function fail(error: unknown): Promise<void> {
  if (!stopping) console.error(error instanceof StartFailure ? error.message : error);
  return stop(1);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop(0));
}
start().catch(fail);
