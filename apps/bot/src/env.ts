import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

/** Everything the bot reads from its environment. `.env.example` is generated from this. */
export const botEnv = z.object({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .meta({
      description: 'MongoDB connection string; without it, `npm start` brings its own database.',
      example: 'mongodb://127.0.0.1:27017/fns',
    }),
  DISCORD_TOKEN: z.string().min(1).meta({
    description:
      "The bot's token, from Discord's developer portal; without it, `npm start` runs the sandbox.",
    example: 'MTE1MDAw.paste-your-own.token',
  }),
  DISCORD_CLIENT_ID: z
    .string()
    .regex(/^\d{17,20}$/, "must be the application's id (17–20 digits)")
    .meta({ description: "The application's id in Discord.", example: '1150000000000000001' }),
  BOT_API_PORT: port
    .default(7694)
    .meta({ description: "Port of the bot's HTTP API.", example: '7694' }),
  BOT_API_HOST: z.string().min(1).default('127.0.0.1').meta({
    description: "Address the bot's HTTP API listens on; 0.0.0.0 inside a container.",
    example: '127.0.0.1',
  }),
  BOT_API_KEY: z.string().min(16, 'must have at least 16 characters').meta({
    description:
      'The secret that the dashboard shows the bot with every call. Make one: openssl rand -hex 32',
    example: 'paste-64-random-hex-digits-here',
  }),
  DASHBOARD_URL: url.default('http://localhost:3000').meta({
    description: 'Public address of the dashboard; links in Discord lead there.',
    example: 'http://localhost:3000',
  }),
  DISCORD_API_URL: url.optional().meta({
    description: "Another address for Discord's REST API (the sandbox's); leave unset for Discord.",
    example: 'http://127.0.0.1:7700/api',
  }),
  DISCORD_CDN_URL: url.optional().meta({
    description: "Another address for Discord's CDN; leave unset for Discord.",
    example: 'http://127.0.0.1:7700/cdn',
  }),
  DISCORD_WEB_URL: url.default('https://discord.com').meta({
    description: "Where links to Discord's own client lead; leave unset for Discord.",
    example: 'http://127.0.0.1:7700',
  }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .meta({ description: 'How much the bot logs.', example: 'info' }),
});
export type BotEnv = z.infer<typeof botEnv>;

/** The environment, judged; or one sentence that names each bad variable and what is wrong with it. */
export function readBotEnv(source: NodeJS.ProcessEnv): BotEnv | { problem: string } {
  // An empty variable is how compose files and .env say "not set".
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const read = botEnv.safeParse(set);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `  ${name}: ${set[name] === undefined ? 'is not set' : issue.message}`;
  });
  return { problem: `The bot can't start with this environment:\n${lines.join('\n')}` };
}
