import { randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured lines on stdout, without what people wrote and without credentials. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['authorization', 'token', '*.authorization', '*.token'], remove: true },
    serializers: { err: loggedError },
  });
}

/** A failed call to Discord carries its body (what people wrote) and its address (tokens of interactions). */
export function loggedError(error: Error): object {
  const { requestBody: _, ...rest } = pino.stdSerializers.err(error);
  const url: unknown = rest.url;
  if (typeof url !== 'string') return rest;
  return { ...rest, url: url.replace(/\/(interactions|webhooks)\/(\d+)\/[^/?]+/, '/$1/$2/…') };
}

/** What a person is shown instead of a stack trace; the log has the same id beside the trace. */
export function newReference(): string {
  return randomBytes(5).toString('hex');
}

/** Logs a bug with a fresh reference id and answers that id. */
export function logBug(log: Log, error: unknown, message: string, context: object = {}): string {
  const reference = newReference();
  log.error({ ...context, err: asError(error), reference }, message);
  return reference;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
