import { GridFSBucket, MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './index.ts';

let server: RunningServer;
let client: MongoClient;

beforeAll(async () => {
  server = await startServer({ path: ':memory:' });
  client = await MongoClient.connect(server.uri);
});
afterAll(async () => {
  await client.close();
  await server.close();
});

let names = 0;
const fresh = () => {
  names += 1;
  return client.db('test').collection(`c${names}`);
};

describe('with the official driver', () => {
  it('inserts, finds by range, sorts and pages', async () => {
    const c = fresh();
    await c.insertMany(Array.from({ length: 500 }, (_, n) => ({ n, group: n % 3 })));
    const page = await c
      .find({ n: { $gt: 100 }, group: 1 })
      .sort({ n: -1 })
      .limit(3)
      .toArray();
    expect(page.map((d) => d.n)).toEqual([499, 496, 493]);
    expect((await c.find().toArray()).length).toBe(500);
    expect(await c.countDocuments({ group: 0 })).toBe(167);
  });

  it('holds a unique partial index to its word', async () => {
    const c = fresh();
    await c.createIndex(
      { user: 1, slot: 1 },
      { unique: true, partialFilterExpression: { closed: false }, name: 'slots' },
    );
    await c.insertOne({ user: 'a', slot: 0, closed: true });
    await c.insertOne({ user: 'a', slot: 0, closed: true });
    await c.insertOne({ user: 'a', slot: 0, closed: false });
    await expect(c.insertOne({ user: 'a', slot: 0, closed: false })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { user: 1, slot: 1 },
      keyValue: { user: 'a', slot: 0 },
    });
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => c.insertOne({ user: 'b', slot: 0, closed: false })),
    );
    expect(tries.filter((t) => t.status === 'fulfilled').length).toBe(1);
    await c.updateOne({ user: 'b' }, { $set: { closed: true } });
    await c.insertOne({ user: 'b', slot: 0, closed: false });
  });

  it('counts atomically', async () => {
    const c = fresh();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        c.findOneAndUpdate(
          { _id: 'n' as never },
          { $inc: { value: 1 } },
          { upsert: true, returnDocument: 'after' },
        ),
      ),
    );
    expect(new Set(answers.map((a) => a?.value)).size).toBe(40);
  });

  it('upserts with $setOnInsert and modifies arrays', async () => {
    const c = fresh();
    await c.updateOne(
      { key: 1 },
      { $set: { a: 1 }, $setOnInsert: { b: 2 }, $push: { list: 'x' } as never },
      { upsert: true },
    );
    await c.updateOne(
      { key: 1 },
      { $set: { a: 5 }, $setOnInsert: { b: 9 }, $push: { list: { $each: ['y', 'z'] } } as never },
      { upsert: true },
    );
    expect(await c.findOne({ key: 1 }, { projection: { _id: 0 } })).toEqual({
      key: 1,
      a: 5,
      b: 2,
      list: ['x', 'y', 'z'],
    });
  });

  it('examines no more keys than a page holds', async () => {
    const c = fresh();
    await c.createIndex({ guild: 1, at: -1 });
    await c.insertMany(
      Array.from({ length: 2000 }, (_, at) => ({ guild: at % 2 ? 'a' : 'b', at })),
    );
    const plan = await c
      .find({ guild: 'a', at: { $lt: 1001 } })
      .sort({ at: -1 })
      .limit(20)
      .explain('executionStats');
    expect(plan.executionStats.nReturned).toBe(20);
    expect(plan.executionStats.totalKeysExamined).toBeLessThanOrEqual(21);
    const found = await c
      .find({ guild: 'a', at: { $lt: 1001 } })
      .sort({ at: -1 })
      .limit(3)
      .toArray();
    expect(found.map((d) => d.at)).toEqual([999, 997, 995]);
  });

  it('refuses what it does not do, by name', async () => {
    for (const refused of [{ mapReduce: 'x' }, { create: 'x', capped: true }])
      await expect(client.db('test').command(refused)).rejects.toMatchObject({ code: 115 });
    await expect(client.db('test').command({ makeCoffee: 1 })).rejects.toMatchObject({ code: 59 });
  });

  it('streams files through GridFS', async () => {
    const bucket = new GridFSBucket(client.db('files'), { bucketName: 'attachments' });
    const bytes = Buffer.alloc(700_000, 7);
    const upload = bucket.openUploadStream('hash');
    upload.end(bytes);
    await new Promise((resolve, reject) => upload.once('finish', resolve).once('error', reject));
    const parts: Buffer[] = [];
    for await (const part of bucket.openDownloadStreamByName('hash')) parts.push(part);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  });
});

describe('with Mongoose', () => {
  it('makes indexes, validates, bulk writes', async () => {
    const connection = await mongoose.createConnection(server.uri, { dbName: 'goose' }).asPromise();
    const Cat = connection.model(
      'Cat',
      new mongoose.Schema(
        { name: { type: String, unique: true }, lives: Number, tags: [String] },
        { timestamps: true },
      ),
    );
    await Cat.syncIndexes();
    await Cat.create({ name: 'Tom', lives: 9 });
    await expect(Cat.create({ name: 'Tom' })).rejects.toMatchObject({ code: 11000 });
    await Cat.bulkWrite([
      {
        updateOne: {
          filter: { name: 'Kit' },
          update: { $setOnInsert: { lives: 1 } },
          upsert: true,
        },
      },
      {
        updateOne: {
          filter: { name: 'Tom' },
          update: { $inc: { lives: -1 }, $addToSet: { tags: 'a' } },
        },
      },
    ]);
    expect((await Cat.find().sort({ name: 1 }).lean()).map((c) => [c.name, c.lives])).toEqual([
      ['Kit', 1],
      ['Tom', 8],
    ]);
    await connection.close();
  });
});
