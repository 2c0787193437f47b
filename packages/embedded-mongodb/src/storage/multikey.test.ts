import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { startServer } from '../index.ts';

it('an index knows that it holds arrays, also after a change that was undone and a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fns-mongodb-'));
  const path = join(folder, 'database.sqlite');
  const first = await startServer({ path });
  const client = await MongoClient.connect(first.uri);
  const things = client.db('test').collection('things');
  await things.createIndexes([{ key: { tags: 1 } }, { key: { only: 1 }, unique: true }]);
  await things.insertMany([{ only: 1 }, { only: 2 }]);
  // The first document takes the array; the second breaks the rule, and both are undone.
  await expect(things.updateMany({}, { $set: { tags: ['a', 'b'], only: 7 } })).rejects.toThrow(
    /E11000/,
  );
  await things.insertOne({ only: 3, tags: ['x', 'y'] });
  await client.close();
  await first.close();

  const second = await startServer({ path });
  const again = await MongoClient.connect(second.uri);
  const found = await again
    .db('test')
    .collection('things')
    .find({ tags: { $gte: '' } })
    .toArray();
  expect(found.map(({ only }) => only as number)).toEqual([3]);
  await again.close();
  await second.close();
  await rm(folder, { recursive: true, force: true });
});
