import { readFile, writeFile } from 'node:fs/promises';
import { botEnv } from '@fns/bot/env';
import { dashboardEnv } from '@fns/dashboard/lib/env';
import { launcherEnv } from '@fns/launcher/env';
import type { z } from 'zod';

/**
 * Writes .env.example from the env schemas, or with --check fails when it differs. A variable that
 * several parts read is described once, by the first that names it.
 */
const sections: [string, z.ZodObject][] = [
  ['Everything together (npm start)', launcherEnv],
  ['The bot', botEnv],
  ['The dashboard', dashboardEnv],
];

function render(): string {
  const seen = new Set<string>();
  const blocks = sections.map(([title, schema]) => {
    const lines = Object.entries(schema.shape).flatMap(([name, field]) => {
      if (seen.has(name)) return [];
      seen.add(name);
      const { description, example } = (field as z.ZodType).meta() ?? {};
      if (!description || typeof example !== 'string') {
        throw new Error(`${name} needs .meta({ description, example })`);
      }
      return ['', `# ${description}`, `#${name}=${example}`];
    });
    return [`# --- ${title} ---`, ...lines].join('\n');
  });
  return [
    '# Copy to .env and uncomment what you need. With nothing set, `npm start` runs everything locally.',
    '# Generated from the env schemas: npm run env-example',
    '',
    blocks.join('\n\n'),
    '',
  ].join('\n');
}

const path = '.env.example';
const text = render();
if (process.argv.includes('--check')) {
  const now = await readFile(path, 'utf8').catch(() => '');
  if (now !== text) {
    console.error(`${path} is out of date. Run: npm run env-example`);
    process.exitCode = 1;
  }
} else {
  await writeFile(path, text);
}
