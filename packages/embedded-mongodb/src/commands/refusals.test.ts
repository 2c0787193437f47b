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
  'an unknown command': () => client.db('test').command({ mapReduce: 'things' }),
  'a tailable cursor': () => things().find({}, { tailable: true }).toArray(),
  'a collation in a find': () => things().find({}, { collation }).toArray(),
  'a collation in an aggregation': () => things().aggregate([], { collation }).toArray(),
  'a collation in an update': () => things().updateOne({}, { $set: { b: 1 } }, { collation }),
  'a collation in a deletion': () => things().deleteOne({}, { collation }),
  'a collation of an index': () => things().createIndex({ a: 1 }, { collation }),
  'a text index': () => things().createIndex({ a: 'text' }),
  'the positional projection': () =>
    things()
      .find({ a: 2 }, { projection: { 'a.$': 1 } })
      .toArray(),
  'a text search': () =>
    things()
      .find({ $text: { $search: 'x' } })
      .toArray(),
  'a change stream': () => things().watch().next(),
  'an aggregation that writes': () =>
    things()
      .aggregate([{ $out: 'others' }])
      .toArray(),
  variables: () =>
    things()
      .find({ $expr: true }, { let: { x: 1 } })
      .toArray(),
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
