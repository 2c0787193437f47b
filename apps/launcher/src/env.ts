import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);

/**
 * What `npm start` reads for itself. Everything else in the environment goes on to the bot and the
 * dashboard, which judge their own variables.
 */
export const launcherEnv = z.object({
  PORT: port.default(3000).meta({ description: 'Port of the dashboard.', example: '3000' }),
  BOT_API_PORT: port
    .default(7694)
    .meta({ description: "Port of the bot's HTTP API.", example: '7694' }),
  SANDBOX_PORT: port
    .default(7700)
    .meta({ description: 'Port of the local Discord sandbox.', example: '7700' }),
  EMBEDDED_MONGODB_PORT: port
    .default(27_027)
    .meta({ description: 'Port of the embedded database.', example: '27027' }),
  FNS_DATA_DIR: z.string().min(1).default('.data').meta({
    description: 'Folder for the database, the sandbox, generated keys and logs.',
    example: '.data',
  }),
  FNS_BUILD: z.enum(['auto', 'never']).default('auto').meta({
    description:
      '`auto` builds what is missing or out of date; `never` refuses to start without a build.',
    example: 'auto',
  }),
  MONGODB_URI: z.string().min(1).optional().meta({
    description: 'A MongoDB server. Unset: the embedded database starts.',
    example: 'mongodb+srv://user:password@cluster.example.net',
  }),
  DISCORD_TOKEN: z.string().min(1).optional().meta({
    description: "The bot's token. Unset: the local Discord sandbox starts.",
    example: 'your bot token',
  }),
  DISCORD_CLIENT_ID: z.string().min(1).optional().meta({
    description: "The application's id, needed with DISCORD_TOKEN.",
    example: '123456789012345678',
  }),
  DISCORD_CLIENT_SECRET: z.string().min(1).optional().meta({
    description: "The application's OAuth2 secret, needed with DISCORD_TOKEN.",
    example: 'your client secret',
  }),
  BOT_API_KEY: z.string().min(32, 'must have at least 32 characters').optional().meta({
    description:
      'Shared key between dashboard and bot. Generated for local runs; required with a real Discord.',
    example: '64 random hex digits',
  }),
  DASHBOARD_URL: z.url().optional().meta({
    description: 'Public address of the dashboard. Default: http://localhost:PORT.',
    example: 'https://tickets.example.com',
  }),
});

export type LauncherEnv = z.infer<typeof launcherEnv>;

/** Reads the environment, or says in one sentence which variable is wrong and why. */
export function readLauncherEnv(source: NodeJS.ProcessEnv): LauncherEnv | { problem: string } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = launcherEnv.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    return { problem: `The environment is not valid: ${problems.join('; ')}.` };
  }
  return discordProblem(parsed.data) ?? parsed.data;
}

/** A real Discord needs all of its variables, and a key that somebody chose. */
function discordProblem(env: LauncherEnv): { problem: string } | undefined {
  if (!env.DISCORD_TOKEN) return undefined;
  const missing = (['DISCORD_CLIENT_ID', 'DISCORD_CLIENT_SECRET', 'BOT_API_KEY'] as const).filter(
    (name) => !env[name],
  );
  if (missing.length === 0) return undefined;
  const hint = missing.includes('BOT_API_KEY')
    ? ` Make a key with: node -e "console.log(require('node:crypto').randomBytes(32).toString('hex'))"`
    : '';
  return {
    problem: `DISCORD_TOKEN is set, so ${missing.join(', ')} must be set too: see .env.example.${hint}`,
  };
}
