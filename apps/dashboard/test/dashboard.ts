import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, connect } from '@fns/db/connect';
import { ensureIndexes } from '@fns/db/indexes';
import { openStores, type Stores } from '@fns/db/stores';
import { startServer } from '@fns/embedded-mongodb';
import { encode } from 'next-auth/jwt';
import { vi } from 'vitest';
import type { SessionOptions } from '../lib/session.ts';
import { type BotServer, startBotServer } from './bot-server.ts';

export const dashboardUrl = 'http://localhost:3000';
const botApiKey = 'bot-api-key-of-at-least-32-characters';
export const session: SessionOptions = {
  authUrl: dashboardUrl,
  authSecret: 'auth-secret-of-at-least-32-characters',
};

export interface TestDashboard {
  stores: Stores;
  connection: Connection;
  bot: BotServer;
  /** Stops the database, as an outage would. */
  stopDatabase: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * What the dashboard leans on, and its environment: the real database engine and a bot API, each over
 * a socket of its own. `discord` says where Discord is, if it is needed. Nothing of the dashboard may
 * have read its environment before.
 */
export async function startTestDashboard(
  discord: Record<string, string> = {},
): Promise<TestDashboard> {
  const folder = await mkdtemp(join(tmpdir(), 'fns-dashboard-'));
  const [database, bot] = await Promise.all([
    startServer({ path: join(folder, 'database.sqlite'), port: 0, host: '127.0.0.1' }),
    startBotServer(botApiKey),
  ]);
  const env = {
    DASHBOARD_URL: dashboardUrl,
    AUTH_URL: dashboardUrl,
    AUTH_SECRET: session.authSecret,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    MONGODB_URI: database.uri,
    BOT_API_URL: bot.url,
    BOT_API_KEY: botApiKey,
    DISCORD_CLIENT_ID: '1150000000000000001',
    DISCORD_CLIENT_SECRET: 'client-secret',
    LOG_LEVEL: 'silent',
    ...discord,
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);

  const connection = await connect({ uri: database.uri });
  await ensureIndexes(connection);
  let running = true;
  const stopDatabase = async () => {
    if (running) await database.close();
    running = false;
  };
  return {
    stores: openStores(connection),
    connection,
    bot,
    stopDatabase,
    async close() {
      await connection.destroy();
      await Promise.all([stopDatabase(), bot.close()]);
      await rm(folder, { recursive: true, force: true });
      vi.unstubAllEnvs();
    },
  };
}

/** Someone who signed in: their record, and the cookie that their browser holds. */
export async function signIn(stores: Stores, userId: string): Promise<string> {
  const { sessionVersion } = await stores.users.signIn({
    userId,
    username: `user-${userId}`,
    displayName: `User ${userId}`,
    avatarUrl: null,
    accessToken: null,
    refreshToken: null,
    tokenExpiresAt: null,
    at: new Date().toISOString(),
  });
  return sessionCookie({ sub: userId, sessionVersion });
}

export async function sessionCookie(token: Record<string, unknown>, secret = session.authSecret) {
  const name = 'authjs.session-token';
  return `${name}=${await encode({ token, secret, salt: name })}`;
}
