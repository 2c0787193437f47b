import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { z } from 'zod';
import { OpenError, startServer } from './index.ts';

/** `fns-mongodb --port 27027 --data .data --host 127.0.0.1`; the environment stands in for what isn't given. */
const log = pino({ name: 'database', level: process.env.LOG_LEVEL || 'info' });

const { values } = parseArgs({
  options: { port: { type: 'string' }, data: { type: 'string' }, host: { type: 'string' } },
});
const settings = z
  .object({
    port: z.coerce.number().int().min(0).max(65_535).default(27_027),
    data: z.string().min(1).default('.data'),
    host: z.string().min(1).default('127.0.0.1'),
  })
  .safeParse({
    port: values.port ?? process.env.EMBEDDED_MONGODB_PORT,
    data: values.data ?? process.env.FNS_DATA_DIR,
    host: values.host,
  });

if (!settings.success) {
  log.fatal(
    `Bad settings: ${settings.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
  );
  process.exit(1);
}

try {
  const { port, data, host } = settings.data;
  const server = await startServer({
    path: join(data, 'database.sqlite'),
    port,
    host,
    log: (level, message, details) => log[level](details ?? {}, message),
  });
  log.info({ uri: server.uri }, 'The database is ready');
  const stop = () => void server.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof OpenError)) throw error;
  log.fatal(error.message);
  process.exit(1);
}
