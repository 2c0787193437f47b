import { defineConfig } from 'vitest/config';

/**
 * `unit` runs beside the source it proves and in parallel; `e2e` starts the real processes, so it
 * runs one file at a time on a small machine.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/**/*.test.{ts,tsx}',
            'apps/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', '**/.next/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // It imports `next/server`, which only a bundler finds.
          server: { deps: { inline: ['next-auth'] } },
        },
        resolve: { alias: { '@': new URL('./apps/dashboard', import.meta.url).pathname } },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['e2e/src/build-once.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
