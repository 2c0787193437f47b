import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChangeStreamInsertDocument, MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { startServer } from '../server.ts';

async function open(path: string) {
  const server = await startServer({ path });
  const client = await MongoClient.connect(server.uri);
  return {
    things: client.db('shop').collection<{ _id: number; n?: number }>('things'),
    db: client.db('shop'),
    end: async () => {
      await client.close();
      await server.close();
    },
  };
}

it('goes on after a restart where its last event was', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'fns-')), 'database.sqlite');
  const before = await open(path);
  await before.things.insertOne({ _id: 0 });
  const stream = before.things.watch();
  const first = stream.next();
  // The stream begins where it is asked for, so a change may only come once it is open.
  while (!stream.resumeToken) await new Promise((go) => setImmediate(go));
  await before.things.insertOne({ _id: 1 });
  await before.things.insertOne({ _id: 2 });
  const { _id: token } = (await first) as ChangeStreamInsertDocument;
  await stream.close();
  await before.things.updateOne({ _id: 1 }, { $set: { n: 5 } });
  await before.end();

  const after = await open(path);
  await after.things.deleteOne({ _id: 2 });
  const resumed = after.things.watch([], { resumeAfter: token });
  const events = [await resumed.next(), await resumed.next(), await resumed.next()];
  expect(events).toMatchObject([
    { operationType: 'insert', fullDocument: { _id: 2 } },
    {
      operationType: 'update',
      documentKey: { _id: 1 },
      updateDescription: { updatedFields: { n: 5 } },
    },
    { operationType: 'delete', documentKey: { _id: 2 } },
  ]);
  await resumed.close();
  await after.end();
});

it('tells of a write only once it is committed, and of one that was undone never', async () => {
  const { things, end } = await open(':memory:');
  await things.insertOne({ _id: 1 });
  const stream = things.watch();
  const next = stream.next();
  while (!stream.resumeToken) await new Promise((go) => setImmediate(go));
  await expect(things.insertMany([{ _id: 2 }, { _id: 1 }, { _id: 3 }])).rejects.toThrow(/E11000/);
  await things.insertOne({ _id: 4 });
  expect(await next).toMatchObject({ fullDocument: { _id: 2 } });
  expect(await stream.next()).toMatchObject({ fullDocument: { _id: 4 } });
  await stream.close();
  await end();
});

it('watches a database, and ends when it is dropped', async () => {
  const { db, things, end } = await open(':memory:');
  await things.insertOne({ _id: 1 });
  const stream = db.watch([{ $match: { operationType: { $ne: 'insert' } } }]);
  const next = stream.next();
  while (!stream.resumeToken) await new Promise((go) => setImmediate(go));
  await things.insertOne({ _id: 2 });
  await db.dropDatabase();
  expect(await next).toMatchObject({ operationType: 'drop', ns: { coll: 'things' } });
  expect(await stream.next()).toMatchObject({ operationType: 'dropDatabase' });
  expect(await stream.next()).toMatchObject({ operationType: 'invalidate' });
  expect(stream.closed || !(await stream.hasNext())).toBe(true);
  await stream.close();
  await end();
});

it('refuses a place that is forgotten, and a token of another server', async () => {
  const { things, end } = await open(':memory:');
  await things.insertOne({ _id: 1 });
  const resumeFrom = (data: string) => things.watch([], { resumeAfter: { _data: data } }).next();
  await expect(resumeFrom('nonsense')).rejects.toMatchObject({ code: 260 });
  await end();
});
