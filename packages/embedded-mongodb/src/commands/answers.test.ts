import { type Collection, type Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../index.ts';

interface Thing {
  _id: number;
  name?: string;
  tags?: string[];
  at?: Date;
}

let server: RunningServer;
let client: MongoClient;
let db: Db;
let things: Collection<Thing>;
beforeAll(async () => {
  server = await startServer({ path: ':memory:' });
  client = await MongoClient.connect(server.uri);
  db = client.db('shop');
});
afterAll(async () => {
  await client.close();
  await server.close();
});
beforeEach(async () => {
  await db.dropDatabase();
  things = db.collection<Thing>('things');
  await things.insertMany([
    { _id: 1, name: 'Émile', tags: ['a', 'b'] },
    { _id: 2, name: 'emile', tags: ['B'] },
    { _id: 3, name: 'zoe', tags: [] },
  ]);
});

const ids = async (found: Promise<Thing[]>) => (await found).map(({ _id }) => _id);

describe('collations', () => {
  it.each([
    [1, [1, 2]],
    [2, [2]],
    [3, []],
  ])('of strength %d make equal what they should', async (strength, expected) => {
    await things.createIndex({ name: 1 });
    const collation = { locale: 'fr', strength };
    expect(await ids(things.find({ name: 'EMILE' }, { collation }).toArray())).toEqual(expected);
    expect(await things.countDocuments({ name: 'EMILE' }, { collation })).toBe(expected.length);
  });

  it('order, find in arrays and tell values apart by the language', async () => {
    const collation = { locale: 'en', strength: 2 };
    expect(await ids(things.find({}, { collation, sort: { name: -1 } }).toArray())).toEqual([
      3, 1, 2,
    ]);
    expect(await ids(things.find({ tags: { $in: ['b'] } }, { collation }).toArray())).toEqual([
      1, 2,
    ]);
    expect(await things.distinct('tags', {}, { collation })).toEqual(['a', 'b']);
    await things.updateMany({ tags: 'b' }, { $set: { name: 'x' } }, { collation });
    expect(await things.countDocuments({ name: 'x' })).toBe(2);
  });
});

describe('answers', () => {
  it('variables stand for values, not for expressions of the document', async () => {
    const filter = { $expr: { $eq: ['$name', '$$wanted'] } };
    expect(await ids(things.find(filter, { let: { wanted: 'zoe' } }).toArray())).toEqual([3]);
    await expect(things.find(filter).toArray()).rejects.toMatchObject({ code: 17_276 });
  });

  it('a positional projection shows the element that matched', async () => {
    const found = things.findOne({ tags: 'b' }, { projection: { 'tags.$': 1 } });
    expect(await found).toEqual({ _id: 1, tags: ['b'] });
  });

  it('sizes and counts are those of what is stored', async () => {
    await things.createIndex({ name: 1 });
    const stats = await db.command({ collStats: 'things' });
    expect(stats).toMatchObject({ count: 3, nindexes: 2 });
    expect(stats.size).toBeGreaterThan(3 * 40);
    expect(Object.keys(stats.indexSizes as object)).toEqual(['_id_', 'name_1']);
    expect(await db.stats()).toMatchObject({ objects: 3, dataSize: stats.size as number });
  });

  it('explain tells the index and what was looked at, and writes nothing', async () => {
    await things.createIndex({ name: 1 });
    const plan = await db.command({
      explain: { delete: 'things', deletes: [{ q: { name: 'zoe' }, limit: 1 }] },
    });
    expect(plan).toMatchObject({
      queryPlanner: { winningPlan: { inputStage: { stage: 'IXSCAN', keyPattern: { name: 1 } } } },
      executionStats: { nReturned: 1, totalKeysExamined: 1, totalDocsExamined: 1 },
    });
    expect(await things.countDocuments()).toBe(3);
  });

  it('a hashed index finds equals, and neither ranges nor arrays', async () => {
    await things.createIndex({ name: 'hashed' });
    const used = async (filter: object) =>
      (await things.find(filter).explain()).queryPlanner.winningPlan.stage as string;
    expect(await used({ name: 'zoe' })).toBe('FETCH');
    expect(await used({ name: { $gt: 'a' } })).toBe('COLLSCAN');
    await expect(things.createIndex({ tags: 'hashed' })).rejects.toMatchObject({ code: 16_766 });
  });

  it('collMod changes when documents expire', async () => {
    await things.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const index = { keyPattern: { at: 1 }, expireAfterSeconds: 5 };
    expect(await db.command({ collMod: 'things', index })).toMatchObject({
      expireAfterSeconds_old: 60,
      expireAfterSeconds_new: 5,
    });
    expect(await things.indexes()).toMatchObject([{}, { expireAfterSeconds: 5 }]);
  });

  it('results go into a collection with $out and $merge', async () => {
    await things.aggregate([{ $match: { _id: { $lt: 3 } } }, { $out: 'others' }]).toArray();
    await things
      .aggregate([
        { $set: { name: 'new' } },
        { $merge: { into: 'others', whenMatched: 'keepExisting' } },
      ])
      .toArray();
    const others = await db.collection('others').find().sort({ _id: 1 }).toArray();
    expect(others.map(({ name }) => name as string)).toEqual(['Émile', 'emile', 'new']);
  });

  it('a driver without directConnection finds a primary and its writes are retryable', async () => {
    const plain = new MongoClient(server.uri.replace(/\?.*/, ''), { monitorCommands: true });
    const sent: unknown[] = [];
    plain.on('commandStarted', ({ command }) => sent.push(command.txnNumber));
    await plain.db('shop').collection('others').insertOne({ a: 1 });
    expect(sent[0]).toBeDefined();
    await plain.close();
  });
});
