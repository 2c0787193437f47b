import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { type Collection, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnServer } from '../test/spawn-server.ts';

interface Stored {
  _id: number;
  version: number;
  tags: string[];
}

/** What the server answered for, and what it had been asked when it died. */
interface Ledger {
  acknowledged: Map<number, number>;
  /** The version after an unanswered write; 0 for a deletion. It may have happened or not. */
  unanswered: Map<number, number>;
}

/** A few on every run; `CRASH_ROUNDS=200` for the long proof. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 8);
const seed = 20_261_124;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fns-mongodb-crash-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A small repeatable source of chance (mulberry32). */
function chance(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const document = (id: number, version: number): Stored => ({
  _id: id,
  version,
  tags: [`v${version}`, `id${id % 7}`],
});

/** Inserts, replaces and deletes until the server is gone, noting what it answered. */
async function writer(
  collection: Collection<Stored>,
  ledger: Ledger,
  ids: number[],
  next: () => number,
): Promise<void> {
  for (;;) {
    const id = ids[Math.floor(next() * ids.length)] as number;
    const version = (ledger.acknowledged.get(id) ?? 0) + 1;
    const exists = ledger.acknowledged.has(id);
    const deletes = exists && next() < 0.2;
    ledger.unanswered.set(id, deletes ? 0 : version);
    try {
      if (deletes) await collection.deleteOne({ _id: id });
      else await collection.replaceOne({ _id: id }, document(id, version), { upsert: true });
    } catch {
      return;
    }
    if (deletes) ledger.acknowledged.delete(id);
    else ledger.acknowledged.set(id, version);
    ledger.unanswered.delete(id);
  }
}

/** Nothing acknowledged is lost, and what was not answered happened wholly or not at all. */
function judge(found: Stored[], ledger: Ledger): void {
  const versions = new Map(found.map(({ _id, version }) => [_id, version]));
  for (const id of new Set([...versions.keys(), ...ledger.acknowledged.keys()])) {
    const allowed = [ledger.acknowledged.get(id) ?? 0];
    const asked = ledger.unanswered.get(id);
    if (asked !== undefined) allowed.push(asked);
    expect(allowed, `document ${id}`).toContain(versions.get(id) ?? 0);
  }
  for (const each of found) expect(each).toEqual(document(each._id, each.version));
}

/** Each index has an entry for every document and no other. */
async function judgeIndexes(collection: Collection<Stored>, found: Stored[]): Promise<void> {
  for (const [hint, filter, keys] of [
    ['_id_', { _id: { $gte: 0 } }, found.length],
    ['version', { version: { $gte: 0 } }, found.length],
    ['tags', { tags: { $gte: '' } }, found.length * 2],
  ] as const) {
    const { executionStats } = await collection.find(filter).hint(hint).explain('executionStats');
    expect(executionStats).toMatchObject({
      nReturned: found.length,
      totalKeysExamined: keys,
      totalDocsExamined: found.length,
    });
  }
}

describe('killed in the middle of writing', () => {
  it(
    'loses nothing that it acknowledged',
    async () => {
      const next = chance(seed);
      const ledger: Ledger = { acknowledged: new Map(), unanswered: new Map() };
      for (let round = 0; round <= rounds; round += 1) {
        const server = await spawnServer(folder);
        const client = await MongoClient.connect(server.uri, {
          serverSelectionTimeoutMS: 1_500,
          retryWrites: false,
        });
        const collection = client.db('crash').collection<Stored>('things');
        if (round === 0) {
          await collection.createIndex({ version: 1 }, { name: 'version' });
          await collection.createIndex({ tags: 1 }, { name: 'tags' });
        }
        const found = await collection.find().toArray();
        judge(found, ledger);
        await judgeIndexes(collection, found);
        // What is there now is what goes on.
        ledger.acknowledged = new Map(found.map(({ _id, version }) => [_id, version]));
        ledger.unanswered.clear();

        const writers = Array.from({ length: 4 }, (_, w) =>
          writer(
            collection,
            ledger,
            Array.from({ length: 25 }, (_unused, i) => i * 4 + w),
            next,
          ),
        );
        await after(30 + next() * 200);
        await server.end('SIGKILL');
        await Promise.all(writers);
        await client.close();
      }
      expect(ledger.acknowledged.size).toBeGreaterThan(0);
    },
    Math.max(120_000, rounds * 5_000),
  );
});
