import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.next', '.data', 'test', 'artifacts']);

/** A hash over the content of every source file below the given folders and files of the checkout. */
export async function fingerprint(root: string, places: string[]): Promise<string> {
  const files = (await Promise.all(places.map((place) => filesBelow(join(root, place))))).flat();
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '');
  for (const file of files.sort()) {
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!entries) return [path];
  const nested = await Promise.all(
    entries
      .filter(
        (entry) =>
          !skipped.has(entry.name) &&
          !/\.test\.tsx?$|^next-env\.d\.ts$|\.tsbuildinfo$/.test(entry.name),
      )
      .map((entry) =>
        entry.isDirectory()
          ? filesBelow(join(path, entry.name))
          : Promise.resolve([join(path, entry.name)]),
      ),
  );
  return nested.flat();
}
