import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { readBotEnv } from './env.ts';
import { StartFailure } from './failure.ts';
import { createLog, logBug } from './log.ts';
import { type Bot, startBot } from './start-bot.ts';

/** Milliseconds to finish what is under way; the launcher's patience is a little longer. */
const drainMs = 5000;

const env = readBotEnv(process.env);
if ('problem' in env) {
  console.error(env.problem);
  process.exit(1);
}

const log = createLog(env.LOG_LEVEL);
const starting = new AbortController();
let bot: Bot | undefined;
let ending: Promise<void> | undefined;

/** Ends the process once, however often it is asked to. */
function end(exitCode: number): Promise<void> {
  ending ??= (async () => {
    starting.abort();
    const drained = (bot?.stop() ?? Promise.resolve()).then(
      () => true,
      (error) => logBug(log, error, 'stopping failed') && false,
    );
    const inTime = await Promise.race([drained, delay(drainMs, false)]);
    if (inTime) log.info('stopped');
    else log.warn('stopped before everything was finished; the next start goes on with it');
    process.exit(exitCode);
  })();
  return ending;
}

function fail(error: unknown): Promise<void> {
  if (ending) return ending;
  if (error instanceof StartFailure) log.fatal(error.message);
  else logBug(log, error, 'the bot can not go on');
  return end(1);
}

process.on('SIGTERM', () => void end(0));
process.on('SIGINT', () => void end(0));
// Something forgot to look at a failure; what it was about is over, the rest goes on.
process.on('unhandledRejection', (error) => logBug(log, error, 'a failure nobody looked at'));
process.on('uncaughtException', (error) => void fail(error));

try {
  bot = await startBot({ env, log, signal: starting.signal, onFatal: (error) => void fail(error) });
} catch (error) {
  await fail(error);
}
