import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnServer } from '../test/spawn-server.ts';
import { OpenError, startServer } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fns-mongodb-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the process', () => {
  it('ends cleanly at SIGTERM, with everything in the one file', async () => {
    const server = await spawnServer(folder);
    const client = await MongoClient.connect(server.uri);
    await client.db('a').collection('b').insertOne({ kept: true });
    await client.close();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await readdir(folder)).toEqual(['database.sqlite']);

    const again = await spawnServer(folder);
    const second = await MongoClient.connect(again.uri);
    expect(await second.db('a').collection('b').countDocuments({ kept: true })).toBe(1);
    await second.close();
    expect(await again.end('SIGINT')).toBe(0);
  });

  it('refuses a file that another process has open, and does it no harm', async () => {
    const server = await spawnServer(folder);
    await expect(spawnServer(folder)).rejects.toThrow(
      /ended with 1: .*database\.sqlite is open in another process\. Stop that one first\./,
    );
    const client = await MongoClient.connect(server.uri);
    expect(await client.db('a').command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
    await server.end('SIGTERM');
  });

  it('ends cleanly while a client is still connected and writing', async () => {
    const server = await spawnServer(folder);
    const client = await MongoClient.connect(server.uri, { serverSelectionTimeoutMS: 200 });
    const writes = Array.from({ length: 50 }, (_, n) =>
      client
        .db('a')
        .collection<{ _id: number }>('b')
        .insertOne({ _id: n })
        .then(
          () => n,
          () => null,
        ),
    );
    const code = server.end('SIGTERM');
    const acknowledged = (await Promise.all(writes)).filter((n) => n !== null);
    expect(await code).toBe(0);
    await client.close();
    const again = await startServer({ path: join(folder, 'database.sqlite') });
    const second = await MongoClient.connect(again.uri);
    const kept = await second.db('a').collection<{ _id: number }>('b').find().toArray();
    expect(kept.map(({ _id }) => _id)).toEqual(expect.arrayContaining(acknowledged));
    await second.close();
    await again.close();
  });
});

describe('a file that is not ours', () => {
  const refused = async (path: string, sentence: RegExp) => {
    const before = await readFile(path);
    const files = await readdir(folder);
    const failure = await startServer({ path }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OpenError);
    expect((failure as OpenError).message).toMatch(sentence);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(files);
  };

  it("is refused untouched when it is another program's database", async () => {
    const path = join(folder, 'other.sqlite');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE mine (a); INSERT INTO mine VALUES (1)');
    other.close();
    await refused(path, /belongs to another program/);
  });

  it('is refused untouched with its write-ahead log beside it', async () => {
    const live = join(folder, 'live.sqlite');
    const other = new DatabaseSync(live);
    other.exec('PRAGMA journal_mode = WAL; CREATE TABLE mine (a); INSERT INTO mine VALUES (1)');
    const path = join(folder, 'copy.sqlite');
    await copyFile(live, path);
    await copyFile(`${live}-wal`, `${path}-wal`);
    other.close();
    await refused(path, /belongs to another program/);
  });

  it('is refused untouched when it is no database at all', async () => {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'Dear diary, '.repeat(100));
    await refused(path, /is damaged or is not a database/);
  });

  it('is taken when it is empty', async () => {
    const path = join(folder, 'empty');
    await writeFile(path, '');
    const server = await startServer({ path });
    await server.close();
    expect((await readFile(path)).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('says what is wrong with a folder or a port that cannot be had', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(startServer({ path: join(folder, 'file', 'x.sqlite') })).rejects.toThrow(
      /can't be made/,
    );
    const server = await startServer({ path: ':memory:' });
    await expect(startServer({ path: ':memory:', port: server.port })).rejects.toThrow(
      `Port ${server.port} is taken by another program.`,
    );
    await server.close();
  });
});
