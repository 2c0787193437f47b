import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartFailure } from './failure.ts';
import { fingerprint } from './fingerprint.ts';
import { type Part, type PartName, parts } from './parts.ts';
import { root } from './paths.ts';
import { progressLine } from './progress.ts';

const stampFolder = join(root, 'node_modules/.cache/fns-build');

/** Refuses when a part has never been built; says how to build it. */
export function requireBuilds(names: PartName[]): void {
  const missing = names.filter((name) => !existsSync(parts[name].program));
  if (missing.length > 0) {
    throw new StartFailure(
      `There is no build of the ${missing.join(' and the ')}. Run: npm run build (or start without FNS_BUILD=never).`,
    );
  }
}

/**
 * Builds the parts that are missing or older than their sources, side by side, with visible progress.
 * A build that dies half-way leaves no stamp, so the next one starts over.
 */
export async function buildWhatChanged(names: PartName[]): Promise<void> {
  await mkdir(stampFolder, { recursive: true });
  await Promise.all(names.map((name) => buildIfChanged(parts[name])));
}

async function buildIfChanged(part: Part): Promise<void> {
  const stamp = join(stampFolder, part.name);
  const now = await fingerprint(root, part.sources);
  const last = await readFile(stamp, 'utf8').catch(() => undefined);
  if (last === now && existsSync(part.program)) return;

  await rm(stamp, { force: true });
  const progress = progressLine(`Building the ${part.name}`);
  try {
    await part.build();
  } catch (error) {
    throw new StartFailure(
      `The ${part.name} could not be built: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    progress.stop();
  }
  await writeFile(stamp, now);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await buildWhatChanged(Object.keys(parts) as PartName[]);
    console.log('Everything is built.');
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
