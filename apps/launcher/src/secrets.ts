import type { PartName } from './parts.ts';

/** Which secrets each part needs; the others are taken out of its environment. */
const needed = {
  database: [],
  sandbox: ['DISCORD_TOKEN', 'DISCORD_CLIENT_SECRET'],
  bot: ['DISCORD_TOKEN', 'BOT_API_KEY', 'MONGODB_URI'],
  dashboard: [
    'DISCORD_CLIENT_SECRET',
    'BOT_API_KEY',
    'AUTH_SECRET',
    'ENCRYPTION_KEY',
    'MONGODB_URI',
  ],
} satisfies Record<PartName, string[]>;

const secrets = new Set<string>(Object.values(needed).flat());

/** The environment of one part: all that is public, and only its own secrets. */
export function envOf(part: PartName, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const allowed: string[] = needed[part];
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !secrets.has(name) || allowed.includes(name)),
  );
}
