import type { LocalKeys } from './data-folder.ts';
import { sandboxClientId } from './data-folder.ts';
import type { LauncherEnv } from './env.ts';
import type { PartName } from './parts.ts';
import type { NamedPort } from './ports.ts';

/** Which parts run here, on which ports, and what each finds in its environment. */
export interface Plan {
  parts: PartName[];
  ports: NamedPort[];
  env: NodeJS.ProcessEnv;
  dashboardUrl: string;
  sandboxUrl: string | undefined;
}

/** Each part that is configured replaces its stand-in. Pure: the environment in, the plan out. */
export function makePlan(
  env: LauncherEnv,
  keys: LocalKeys,
  dataFolder: string,
  inherited: NodeJS.ProcessEnv,
): Plan {
  const embedded = !env.MONGODB_URI;
  const sandboxed = !env.DISCORD_TOKEN;
  const dashboardUrl = env.DASHBOARD_URL ?? `http://localhost:${env.PORT}`;
  const sandboxUrl = sandboxed ? `http://127.0.0.1:${env.SANDBOX_PORT}` : undefined;

  return {
    parts: [
      ...(embedded ? (['database'] as const) : []),
      ...(sandboxed ? (['sandbox'] as const) : []),
      'bot',
      'dashboard',
    ],
    ports: [
      { port: env.PORT, variable: 'PORT', use: 'the dashboard' },
      { port: env.BOT_API_PORT, variable: 'BOT_API_PORT', use: 'the bot API' },
      ...(sandboxed
        ? [{ port: env.SANDBOX_PORT, variable: 'SANDBOX_PORT', use: 'the Discord sandbox' }]
        : []),
      ...(embedded
        ? [
            {
              port: env.EMBEDDED_MONGODB_PORT,
              variable: 'EMBEDDED_MONGODB_PORT',
              use: 'the database',
            },
          ]
        : []),
    ],
    dashboardUrl,
    sandboxUrl,
    env: {
      ...inherited,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(env.PORT),
      HOSTNAME: '127.0.0.1',
      BOT_API_PORT: String(env.BOT_API_PORT),
      BOT_API_URL: inherited.BOT_API_URL || `http://127.0.0.1:${env.BOT_API_PORT}`,
      BOT_API_KEY: env.BOT_API_KEY ?? keys.BOT_API_KEY,
      AUTH_SECRET: inherited.AUTH_SECRET || keys.AUTH_SECRET,
      ENCRYPTION_KEY: inherited.ENCRYPTION_KEY || keys.ENCRYPTION_KEY,
      DASHBOARD_URL: dashboardUrl,
      AUTH_URL: dashboardUrl,
      FNS_DATA_DIR: dataFolder,
      ...(embedded
        ? {
            MONGODB_URI: `mongodb://127.0.0.1:${env.EMBEDDED_MONGODB_PORT}/?directConnection=true`,
            EMBEDDED_MONGODB_PORT: String(env.EMBEDDED_MONGODB_PORT),
          }
        : {}),
      ...(sandboxUrl
        ? {
            SANDBOX_PORT: String(env.SANDBOX_PORT),
            DISCORD_TOKEN: keys.SANDBOX_TOKEN,
            DISCORD_CLIENT_ID: sandboxClientId,
            DISCORD_CLIENT_SECRET: keys.SANDBOX_CLIENT_SECRET,
            DISCORD_API_URL: `${sandboxUrl}/api`,
            DISCORD_CDN_URL: `${sandboxUrl}/cdn`,
            DISCORD_WEB_URL: sandboxUrl,
          }
        : {}),
    },
  };
}
