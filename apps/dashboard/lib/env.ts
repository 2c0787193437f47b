import { z } from 'zod';

const encryptionKeyList = z
  .string()
  .refine(
    (value) => value.split(',').every((key) => Buffer.from(key.trim(), 'base64').length === 32),
    'must be 32 bytes in base64 (several, separated by commas, while rotating)',
  );

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .transform((url) => url.replace(/\/+$/, ''));

/** Everything the dashboard reads from the environment. `.env.example` is generated from this. */
export const dashboardEnv = z.object({
  DASHBOARD_URL: httpUrl.meta({
    description: 'Public address of the dashboard, as people type it.',
    example: 'https://tickets.example.com',
  }),
  AUTH_URL: httpUrl.optional().meta({
    description: 'Address that sign-in returns to. Default: DASHBOARD_URL.',
    example: 'https://tickets.example.com',
  }),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').meta({
    description: 'Secret that session cookies are encrypted with. A new one signs everyone out.',
    example: '32 random bytes in base64',
  }),
  ENCRYPTION_KEY: encryptionKeyList.meta({
    description:
      "Key for Discord tokens at rest: 32 bytes in base64. To rotate, put the new key in front: 'new,old'.",
    example: '32 random bytes in base64',
  }),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://')
    .meta({
      description: 'The database.',
      example: 'mongodb+srv://user:password@cluster.example.net',
    }),
  BOT_API_URL: httpUrl.meta({
    description: "Address of the bot's HTTP API.",
    example: 'http://127.0.0.1:7694',
  }),
  BOT_API_KEY: z.string().min(32, 'must have at least 32 characters').meta({
    description: 'Shared key between dashboard and bot.',
    example: '64 random hex digits',
  }),
  DISCORD_CLIENT_ID: z
    .string()
    .regex(/^\d{17,20}$/, "must be the application's id")
    .meta({
      description: "The Discord application's id.",
      example: '123456789012345678',
    }),
  DISCORD_CLIENT_SECRET: z.string().min(1).meta({
    description: "The Discord application's OAuth2 secret.",
    example: 'your client secret',
  }),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api').meta({
    description: "Discord's REST API, without the version.",
    example: 'https://discord.com/api',
  }),
  DISCORD_CDN_URL: httpUrl.default('https://cdn.discordapp.com').meta({
    description: 'Where Discord keeps avatars, icons and emojis.',
    example: 'https://cdn.discordapp.com',
  }),
  DISCORD_WEB_URL: httpUrl.default('https://discord.com').meta({
    description: "Discord's site, where people grant access.",
    example: 'https://discord.com',
  }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .meta({ description: 'How much is logged.', example: 'info' }),
});

export type DashboardEnv = z.infer<typeof dashboardEnv> & { AUTH_URL: string };

/** Parses an environment; throws one error that names each bad variable and what is wrong with it. Values are never repeated. */
export function readDashboardEnv(source: NodeJS.ProcessEnv): DashboardEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = dashboardEnv.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      return given[name] === undefined ? `${name} is not set` : `${name} ${message}`;
    });
    throw new Error(`The dashboard can't start: ${problems.join('; ')}. See .env.example.`);
  }
  return { ...parsed.data, AUTH_URL: parsed.data.AUTH_URL ?? parsed.data.DASHBOARD_URL };
}

let known: DashboardEnv | undefined;

/** The process's environment. Read when first asked for, so that a build needs none of it. */
export function env(): DashboardEnv {
  known ??= readDashboardEnv(process.env);
  return known;
}
