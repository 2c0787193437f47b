import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The built programs, relative to the checkout. */
export const programs = {
  database: `${root}packages/embedded-mongodb/dist/main.mjs`,
  sandbox: `${root}packages/discord-sandbox/dist/main.mjs`,
  bot: `${root}apps/bot/dist/main.mjs`,
  dashboard: `${root}apps/dashboard/.next/standalone/apps/dashboard/server.js`,
} as const;

/** Loaded into every child, so that none outlives the launcher. */
export const followParent = fileURLToPath(new URL('./follow-parent.mjs', import.meta.url));
