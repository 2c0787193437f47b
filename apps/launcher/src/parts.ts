import { buildBot } from '@fns/bot/build';
import { buildDashboard } from '@fns/dashboard/build';
import { buildWebClient } from '@fns/discord-sandbox/web/build';
import { build as bundle } from 'esbuild';
import { programs, root } from './paths.ts';

/** A part of the product that is built before it runs. */
export interface Part {
  name: string;
  /** What its build reads: when none of it changed, the build is still good. */
  sources: string[];
  /** Must exist for the part to run. */
  program: string;
  build: () => Promise<void>;
}

const domain = ['packages/contracts', 'packages/core', 'packages/db', 'package-lock.json'];

export const parts = {
  database: {
    name: 'database',
    sources: ['packages/embedded-mongodb', 'package-lock.json'],
    program: programs.database,
    build: () => bundleServer('packages/embedded-mongodb/src/main.ts', programs.database),
  },
  sandbox: {
    name: 'sandbox',
    sources: ['packages/discord-sandbox', 'packages/discord-ui', 'package-lock.json'],
    program: programs.sandbox,
    build: async () => {
      await Promise.all([
        bundleServer('packages/discord-sandbox/src/main.ts', programs.sandbox),
        buildWebClient({ outDir: `${root}packages/discord-sandbox/dist/web`, minify: true }),
      ]);
    },
  },
  bot: {
    name: 'bot',
    sources: ['apps/bot', 'packages/discord', ...domain],
    program: programs.bot,
    build: () => buildBot({ outfile: programs.bot, minify: true }),
  },
  dashboard: {
    name: 'dashboard',
    sources: ['apps/dashboard', 'packages/discord-ui', ...domain],
    program: programs.dashboard,
    build: () => buildDashboard(),
  },
} satisfies Record<string, Part>;

export type PartName = keyof typeof parts;

/** One file per stand-in; what npm installed stays outside, since one of them carries native code. */
async function bundleServer(entry: string, outfile: string): Promise<void> {
  await bundle({
    entryPoints: [root + entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
  });
}
