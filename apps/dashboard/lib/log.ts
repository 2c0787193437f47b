import { type Logger, pino } from 'pino';
import { env } from './env.ts';

let logger: Logger | undefined;

/** The process's log: JSON lines on stdout. Tokens and cookies never get here; should one, it is cut out. */
export function log(): Logger {
  logger ??= pino({
    name: 'dashboard',
    level: env().LOG_LEVEL,
    redact: {
      paths: ['*.accessToken', '*.refreshToken', '*.access_token', '*.refresh_token', '*.cookie'],
      censor: '[secret]',
    },
  });
  return logger;
}
