import { setTimeout as delay } from 'node:timers/promises';
import type { Health } from './api/contract.ts';
import { pingDatabase } from './db.ts';
import { env } from './env.ts';
import { createShortCache } from './short-cache.ts';

/** Milliseconds after which a part counts as not answering. */
const patienceMs = 1000;

// A probe that comes every second from several places asks once.
const recent = createShortCache<Health>({ ttlMs: 1000, maxKeys: 1 });

/** How we are, and what we lean on. */
export function checkHealth(): Promise<Health> {
  return recent.get('health', async () => {
    const [database, bot] = await Promise.all([
      check(pingDatabase, 'The database does not answer.'),
      check(pingBot, 'The bot does not answer.'),
    ]);
    return { status: database.ok && bot.ok ? 'ok' : 'degraded', checks: { database, bot } };
  });
}

async function check(ping: () => Promise<unknown>, detail: string) {
  const timer = new AbortController();
  const late = delay(patienceMs, false, { signal: timer.signal, ref: false }).catch(() => false);
  const answered = ping().then(
    () => true,
    () => false,
  );
  const answeredInTime = await Promise.race([answered, late]);
  timer.abort();
  return answeredInTime ? { ok: true } : { ok: false, detail };
}

async function pingBot(): Promise<void> {
  const response = await fetch(`${env().BOT_API_URL}/health`, {
    signal: AbortSignal.timeout(patienceMs),
    cache: 'no-store',
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The bot answered ${response.status}`);
}
