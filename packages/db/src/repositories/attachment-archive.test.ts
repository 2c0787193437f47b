import { createHash, randomBytes } from 'node:crypto';
import { Types } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshId, openTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { createUploadNotes } from '../broken-uploads.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const name of ['files', 'chunks', 'arriving']) await of(name).deleteMany({});
});

const guild = freshId();
const large = { maxBytes: 10_000_000 };
const of = (name: string) => database.connection.collection(`attachments.${name}`);
const left = async () => ({
  files: await of('files').countDocuments(),
  chunks: await of('chunks').countDocuments(),
  arriving: await of('arriving').countDocuments(),
});

async function* inParts(bytes: Buffer, size = 60_000, breakAt?: number) {
  for (let from = 0; from < bytes.length; from += size) {
    if (breakAt !== undefined && from >= breakAt) throw new Error('the source broke off');
    yield bytes.subarray(from, from + size);
  }
}

async function read(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

/** A transcript that holds a file of this hash. */
async function holder(hash: string): Promise<string> {
  const transcriptId = new Types.ObjectId();
  await database.connection.collection('transcript_messages').insertOne({
    guildId: guild,
    transcriptId,
    messageId: freshId(),
    position: freshId(),
    attachments: [
      { id: freshId(), filename: 'a.bin', contentType: null, archive: 'archived', hash },
    ],
  });
  return transcriptId.toHexString();
}

describe('the archive', () => {
  it('gives back the bytes it was given, under their hash', async () => {
    const { archive } = database.stores;
    const bytes = randomBytes(700_001);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(await archive.put(guild, inParts(bytes), large)).toEqual({
      ok: true,
      value: { hash, size: bytes.length },
    });
    const file = await archive.open(guild, await holder(hash), hash);
    expect(file?.size).toBe(bytes.length);
    expect(file && (await read(file.body)).equals(bytes)).toBe(true);
  });

  it('takes an empty file', async () => {
    const { archive } = database.stores;
    const stored = await archive.put(guild, inParts(Buffer.alloc(0)), large);
    if (!stored.ok) throw new Error('refused');
    const file = await archive.open(guild, await holder(stored.value.hash), stored.value.hash);
    expect(file && (await read(file.body)).length).toBe(0);
  });

  it('keeps the same bytes once, also of ten that arrive together', async () => {
    const { archive } = database.stores;
    const bytes = randomBytes(400_000);
    const stored = await Promise.all(
      Array.from({ length: 10 }, () => archive.put(freshId(), inParts(bytes), large)),
    );
    expect(new Set(stored.map((each) => each.ok && each.value.hash)).size).toBe(1);
    await archive.put(guild, inParts(bytes), large);
    expect(await left()).toEqual({ files: 1, chunks: 2, arriving: 0 });
  });

  it('leaves nothing of an upload that breaks off', async () => {
    const { archive } = database.stores;
    const broken = archive.put(guild, inParts(randomBytes(900_000), 60_000, 600_000), large);
    await expect(broken).rejects.toThrow('the source broke off');
    expect(await left()).toEqual({ files: 0, chunks: 0, arriving: 0 });
  });

  it('leaves nothing of one that is too large, and stops reading it', async () => {
    const { archive } = database.stores;
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 100_000;
        yield randomBytes(100_000);
      }
    }
    expect(await archive.put(guild, endless(), { maxBytes: 650_000 })).toMatchObject({
      ok: false,
      error: { code: 'body_too_large' },
    });
    expect(given).toBe(700_000);
    expect(await left()).toEqual({ files: 0, chunks: 0, arriving: 0 });
  });

  it('removes what a process that was killed left behind, and nothing else', async () => {
    const now = new Date();
    const hoursAgo = new Date(now.getTime() - 2 * 60 * 60_000);
    const notes = createUploadNotes(database.connection);
    const [broken, finished, running] = [1, 2, 3].map(() => new Types.ObjectId());
    for (const id of [broken, finished, running]) {
      await of('chunks').insertOne({ files_id: id, n: 0, data: Buffer.from('x') });
    }
    await of('files').insertOne({ _id: finished ?? new Types.ObjectId(), filename: 'hash' });
    if (!broken || !finished || !running) throw new Error();
    await notes.begin(broken, hoursAgo);
    await notes.begin(finished, hoursAgo);
    await notes.begin(running, now);
    expect(await notes.removeBroken(now)).toBe(2);
    const chunks = await of('chunks').find().toArray();
    expect(chunks.map(({ files_id }) => String(files_id))).toEqual([
      String(finished),
      String(running),
    ]);
    expect(await left()).toMatchObject({ files: 1, arriving: 1 });
  });
});
