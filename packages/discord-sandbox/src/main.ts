import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { readSandboxEnv } from './env.ts';
import { loopbackVariants } from './oauth2/redirect.ts';
import { startSandbox } from './server.ts';

const env = readSandboxEnv(process.env);
if ('problem' in env) {
  pino().fatal(env.problem);
  process.exit(1);
}
const log = pino({ level: env.LOG_LEVEL, name: 'sandbox' });

/** Beside the bundle, or from the sources where the build puts it. */
const webRoot = ['./web', '../dist/web']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

const sandbox = await startSandbox({
  port: env.SANDBOX_PORT,
  token: env.DISCORD_TOKEN,
  clientId: env.DISCORD_CLIENT_ID,
  clientSecret: env.DISCORD_CLIENT_SECRET,
  redirectUris: env.DASHBOARD_URL
    ? loopbackVariants(`${env.DASHBOARD_URL.replace(/\/$/, '')}/api/auth/callback/discord`)
    : [],
  dataDir: env.FNS_DATA_DIR,
  ...(webRoot === undefined ? {} : { webRoot }),
  log,
}).catch((error: unknown) => {
  log.fatal({ err: error }, error instanceof Error ? error.message : String(error));
  process.exit(1);
});
log.info({ url: sandbox.url }, 'The sandbox is ready');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    sandbox
      .close()
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ err: error }, 'The sandbox did not close cleanly');
        process.exit(1);
      });
  });
}
