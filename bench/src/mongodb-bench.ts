import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhatChanged } from '@fns/launcher/build';
import { ObjectId } from 'bson';
import { type Collection, MongoClient } from 'mongodb';
import { quantile, rate, times } from './mongodb-measure.ts';
import { startDatabase } from './mongodb-server.ts';
import { openPlain } from './mongodb-sqlite.ts';

interface Thing {
  _id: ObjectId;
  guild: number;
  at: number;
  n: number;
  text: string;
}

const GUILDS = 1000;
const thing = (i: number): Thing => ({
  _id: new ObjectId(),
  guild: i % GUILDS,
  at: i,
  n: 0,
  text: `message ${i} of somebody who needs help`,
});

/**
 * The embedded database, one line a kind of work: operations a second over the socket with the official
 * driver, the same work straight on SQLite in this process with the same durability, and the ratio.
 * `npm run bench -- mongodb [documents]`: the large collection has a million unless told otherwise.
 */
export async function measureMongodb(): Promise<void> {
  const documents = Number(process.argv[3] ?? 1_000_000);
  await buildWhatChanged(['database']);
  const folder = await mkdtemp(join(tmpdir(), 'fns-bench-'));
  try {
    await small(join(folder, 'small'), join(folder, 'small.plain'));
    await large(join(folder, 'large'), join(folder, 'large.plain'), documents);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function small(data: string, plainPath: string): Promise<void> {
  const server = await startDatabase(data);
  const client = await MongoClient.connect(server.uri, { maxPoolSize: 32 });
  const things = client.db('bench').collection<Thing>('things');
  await things.createIndex({ guild: 1, at: 1 });
  const plain = openPlain(plainPath);
  const ids: ObjectId[] = [];
  const fresh = (i: number) => {
    const made = thing(i);
    ids.push(made._id);
    return made;
  };

  report(
    'insertOne, durable, one connection',
    'ops/s',
    await rate(1500, (i) => things.insertOne(fresh(i))),
    await rate(1500, (i) => plain.insertOne(thing(i))),
    500,
  );
  report(
    'insertOne, durable, 32 connections',
    'ops/s',
    await rate(8000, (i) => things.insertOne(fresh(i)), 32),
    await rate(1500, (i) => plain.insertOne(thing(i))),
    2500,
  );
  const batches = Array.from({ length: 20 }, (_, b) =>
    Array.from({ length: 1000 }, (_each, i) => fresh(b * 1000 + i)),
  );
  report(
    'insertMany, 1,000 at a time',
    'documents/s',
    1000 * (await rate(20, (b) => things.insertMany(batches[b] ?? []))),
    1000 * (await rate(20, (b) => plain.insertMany((batches[b] ?? []).map((_, i) => thing(i))))),
    15_000,
  );
  const idOf = (i: number) => ids[(i * 7919) % ids.length] ?? ids[0];
  const plainIds = Array.from({ length: 1000 }, (_, i) => thing(i));
  plain.insertMany(plainIds);
  const plainId = (i: number) => plainIds[i % plainIds.length]?._id;
  await rate(2000, (i) => things.findOne({ _id: idOf(i) as ObjectId }));
  report(
    'findOne by _id',
    'ops/s',
    await rate(8000, (i) => things.findOne({ _id: idOf(i) as ObjectId })),
    await rate(8000, (i) => plain.findById(plainId(i))),
    4000,
  );
  report(
    'findOneAndUpdate by _id, durable',
    'ops/s',
    await rate(1500, (i) =>
      things.findOneAndUpdate({ _id: idOf(i) as ObjectId }, { $inc: { n: 1 } }),
    ),
    await rate(1500, (i) => plain.updateById(plainId(i))),
  );
  const groups = [{ $group: { _id: '$guild', n: { $sum: 1 }, mean: { $avg: '$at' } } }];
  const count = await things.countDocuments();
  report(
    `aggregate $group of ${count.toLocaleString('en')}`,
    'documents/s',
    count * (await rate(5, () => things.aggregate(groups).toArray())),
    count * (await rate(5, () => plain.group())),
  );
  await lag(things);
  plain.close();
  await client.close();
  await server.stop();
}

/** From an insert's acknowledgement to its event at a stream of another connection. */
async function lag(things: Collection<Thing>): Promise<void> {
  const stream = things.watch();
  let heard: (() => void) | undefined;
  stream.on('change', () => heard?.());
  // It has a place to go on from once it is open.
  while (!stream.resumeToken) await new Promise((go) => setImmediate(go));
  const taken: number[] = [];
  for (let i = 0; i < 300; i += 1) {
    const event = new Promise<void>((resolve) => {
      heard = resolve;
    });
    await things.insertOne(thing(i));
    const acknowledged = performance.now();
    await event;
    taken.push(Math.max(0, performance.now() - acknowledged));
  }
  await stream.close();
  taken.sort((a, b) => a - b);
  console.log(
    `change stream, lag after the acknowledgement: median ${quantile(taken, 0.5).toFixed(2)} ms, 99 % ${quantile(taken, 0.99).toFixed(2)} ms`,
  );
}

async function large(data: string, plainPath: string, documents: number): Promise<void> {
  const named = documents.toLocaleString('en');
  let server = await startDatabase(data);
  let client = await MongoClient.connect(server.uri);
  let things = client.db('bench').collection<Thing>('things');
  await things.createIndex({ guild: 1, at: -1 });
  const plain = openPlain(plainPath);
  const batch = (b: number) => Array.from({ length: 1000 }, (_, i) => thing(b * 1000 + i));
  const batches = Math.ceil(documents / 1000);
  report(
    `load of ${named}, 1,000 at a time, two indexes`,
    'documents/s',
    1000 * (await rate(batches, (b) => things.insertMany(batch(b), { ordered: false }))),
    1000 * (await rate(batches, (b) => plain.insertMany(batch(b)))),
    15_000,
  );
  console.log(`memory after it: ${(await server.residentMb()).toFixed(0)} MB (at most 300)`);
  const page = (i: number) =>
    things.find({ guild: (i * 37) % GUILDS }, { sort: { at: -1 }, limit: 20 }).toArray();
  await times(50, page);
  const taken = await times(500, page);
  const straight = await times(500, (i) => plain.page((i * 37) % GUILDS));
  console.log(
    `find + sort + limit 20 of ${named} by index: median ${quantile(taken, 0.5).toFixed(2)} ms, 99 % ${quantile(taken, 0.99).toFixed(2)} ms (at most 5); SQLite ${quantile(straight, 0.5).toFixed(2)} ms`,
  );
  await client.close();
  await server.stop();
  server = await startDatabase(data);
  client = await MongoClient.connect(server.uri);
  things = client.db('bench').collection<Thing>('things');
  const begin = performance.now();
  await things.findOne({ guild: 1 });
  const first = performance.now() - begin;
  console.log(
    `cold start of that file: ${server.startedInMs.toFixed(0)} ms, first answer ${first.toFixed(0)} ms later (at most 1,000)`,
  );
  plain.close();
  await client.close();
  await server.stop();
}

function report(work: string, unit: string, ours: number, plain: number, target?: number): void {
  const round = (value: number) => Math.round(value).toLocaleString('en');
  const wanted = target === undefined ? '' : ` (at least ${round(target)})`;
  console.log(
    `${work}: ${round(ours)} ${unit}${wanted}; SQLite ${round(plain)}; ratio ${(ours / plain).toFixed(2)}`,
  );
  if (target !== undefined && ours < target) process.exitCode = 1;
}
