import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, connect } from '@fns/db/connect';
import { ensureIndexes } from '@fns/db/indexes';
import { isDatabaseUnavailable } from '@fns/db/unavailable';
import { StartFailure } from './failure.ts';
import type { Log } from './log.ts';

const longestWaitMs = 15_000;

/** Connects and sees to the indexes. While the database can't be reached it tries again. */
export async function connectDatabase(
  uri: string,
  log: Log,
  signal: AbortSignal,
): Promise<Connection> {
  const connection = await untilConnected(uri, log, signal);
  const { built, wrong } = await ensureIndexes(connection);
  if (built.length > 0) log.info({ built }, 'indexes were built');
  for (const problem of wrong) log.warn(`an index is not as it should be: ${problem}`);
  return connection;
}

async function untilConnected(uri: string, log: Log, signal: AbortSignal): Promise<Connection> {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await connect({ uri, appName: 'fns-bot' });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // A wrong password or a malformed address does not heal by waiting.
      if (!isDatabaseUnavailable(error)) {
        throw new StartFailure(`MONGODB_URI does not lead to a database: ${reason}`);
      }
      const waitMs = Math.min(longestWaitMs, 500 * 2 ** attempt);
      log.warn({ waitMs, reason }, 'the database does not answer; trying again');
      await delay(waitMs, undefined, { signal });
    }
  }
}
