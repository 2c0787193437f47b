import { pingDatabase } from './lib/db.ts';
import { env } from './lib/env.ts';
import { log } from './lib/log.ts';

/** Milliseconds that open requests get to finish once the process is asked to stop. */
const drainMs = 4000;

try {
  // next-auth reads this one by itself.
  process.env.AUTH_URL = env().AUTH_URL;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

// Early, so that the first visitor doesn't wait for it; without it we start all the same, and say so.
await pingDatabase().catch((error: unknown) => {
  log().warn({ err: error }, 'The database does not answer yet; trying again with each request');
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    // Next drains by itself, but waits for as long as somebody keeps a connection busy.
    setTimeout(() => process.exit(), drainMs).unref();
    // It then reports 128 + the signal; having been asked to stop is no failure.
    process.once('exit', () => {
      process.exitCode = 0;
    });
  });
}
