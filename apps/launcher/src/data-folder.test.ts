import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localKeys, prepareDataFolder } from './data-folder.ts';
import { fingerprint } from './fingerprint.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fns-launcher-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is made with its logs, and leaves no trace of the write test', async () => {
    const path = await prepareDataFolder(join(folder, 'deep/data'));
    expect((await stat(join(path, 'logs'))).isDirectory()).toBe(true);
  });

  it('that can not be written to is refused with the variable that moves it', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(prepareDataFolder(join(folder, 'file', 'data'))).rejects.toThrow(/FNS_DATA_DIR/);
  });

  it('keeps its keys, for its owner only', async () => {
    const made = await localKeys(folder);
    expect(await localKeys(folder)).toEqual(made);
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    expect(made.BOT_API_KEY).toMatch(/^[0-9a-f]{64}$/);
  });

  it('with damaged keys is refused, and the file is left alone', async () => {
    await writeFile(join(folder, 'keys.json'), '{"BOT_API_KEY": ');
    await expect(localKeys(folder)).rejects.toThrow(/damaged/);
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe('{"BOT_API_KEY": ');
  });
});

describe('the fingerprint of sources', () => {
  it('changes with a source and not with a test', async () => {
    await writeFile(join(folder, 'a.ts'), '1');
    const before = await fingerprint(folder, ['.']);
    await writeFile(join(folder, 'a.test.ts'), '2');
    expect(await fingerprint(folder, ['.'])).toBe(before);
    await writeFile(join(folder, 'a.ts'), '2');
    expect(await fingerprint(folder, ['.'])).not.toBe(before);
  });
});
