import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartFailure } from './failure.ts';

/** Makes the data folder and proves that it can be written to. Answers its absolute path. */
export async function prepareDataFolder(path: string): Promise<string> {
  const folder = resolve(path);
  const probe = join(folder, `.write-test-${process.pid}`);
  try {
    await mkdir(join(folder, 'logs'), { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new StartFailure(
      `The data folder ${folder} can't be written to (${(error as NodeJS.ErrnoException).code}). Make it writable, or choose another with FNS_DATA_DIR.`,
    );
  }
  return folder;
}

const keys = z.object({
  BOT_API_KEY: z.string(),
  AUTH_SECRET: z.string(),
  ENCRYPTION_KEY: z.string(),
  SANDBOX_TOKEN: z.string(),
  SANDBOX_CLIENT_SECRET: z.string(),
});
export type LocalKeys = z.infer<typeof keys>;

/**
 * Keys of a local run: made once, readable by their owner only, kept so that sign-ins and encrypted
 * tokens survive a restart.
 */
export async function localKeys(folder: string): Promise<LocalKeys> {
  const path = join(folder, 'keys.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text !== undefined) {
    const kept = keys.safeParse(parseJson(text));
    if (kept.success) return kept.data;
    throw new StartFailure(
      `${path} is damaged. Restore it, or delete it to have new keys made (everyone signs in again).`,
    );
  }
  const made: LocalKeys = {
    BOT_API_KEY: randomBytes(32).toString('hex'),
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SANDBOX_TOKEN: sandboxToken(),
    SANDBOX_CLIENT_SECRET: randomBytes(24).toString('base64url'),
  };
  await writeFile(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return made;
}

/** Discord's token has three dotted parts, the first being the bot's id in base64. */
function sandboxToken(): string {
  const id = Buffer.from(sandboxClientId).toString('base64url');
  return `${id}.${randomBytes(5).toString('base64url')}.${randomBytes(24).toString('base64url')}`;
}

/** The demo application's id in the sandbox; the same in each local run, as a real one would be. */
export const sandboxClientId = '1150000000000000001';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
