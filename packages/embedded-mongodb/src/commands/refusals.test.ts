import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../index.ts';

let server: RunningServer;
let client: MongoClient;
beforeAll(async () => {
  server = await startServer({ path: ':memory:' });
  client = await MongoClient.connect(server.uri);
  await client
    .db('test')
    .collection('things')
    .insertOne({ a: [1, 2] });
});
afterAll(async () => {
  await client.close();
  await server.close();
});

const things = () => client.db('test').collection('things');
const collation = { locale: 'en' };

const asked: Record<string, () => Promise<unknown>> = {
  'an unknown command': () => client.db('test').command({ makeCoffee: 1 }),
  'a known command': () => client.db('test').command({ mapReduce: 'things' }),
  'a tailable cursor': () => things().find({}, { tailable: true }).toArray(),
  'a collation of an index': () => things().createIndex({ a: 1 }, { collation }),
  'a text index': () => things().createIndex({ a: 'text' }),
  'a text search': () =>
    things()
      .find({ $text: { $search: 'x' } })
      .toArray(),
  'an aggregation by geography': () =>
    things()
      .aggregate([{ $geoNear: { near: [0, 0], distanceField: 'd' } }])
      .toArray(),
  'a grouping with a collation': () =>
    things()
      .aggregate([{ $group: { _id: '$a' } }], { collation })
      .toArray(),
  'a snapshot': () => things().find({}, { readConcern: 'snapshot' }).toArray(),
  'a transaction': async () => {
    const session = client.startSession();
    try {
      session.startTransaction();
      await things().insertOne({ a: 1 }, { session });
    } finally {
      await session.endSession();
    }
  },
};

describe('what is not here', () => {
  it.each(Object.keys(asked))('%s is refused by name and changes nothing', async (name) => {
    const failure = await asked[name]?.().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: name === 'an unknown command' ? 59 : 115 });
    expect(
      await things()
        .find({}, { projection: { _id: 0 } })
        .toArray(),
    ).toEqual([{ a: [1, 2] }]);
  });

  it('a replacement of several documents is no update', async () => {
    const updates = [{ q: {}, u: { b: 1 }, multi: true }];
    const failure = client.db('test').command({ update: 'things', updates });
    await expect(failure).resolves.toMatchObject({ writeErrors: [{ code: 9 }] });
  });
});
