import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Binary, type Document, Long } from 'bson';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { startServer } from '../server.ts';

const lsid = { id: new Binary(Buffer.alloc(16, 7), Binary.SUBTYPE_UUID) };

async function open(path: string) {
  const server = await startServer({ path });
  const client = await MongoClient.connect(server.uri, { retryWrites: false });
  const db = client.db('bank');
  // The driver puts its session's id into every command: this one's stays the same across restarts.
  const session = client.startSession();
  Object.assign(session.serverSession ?? {}, { id: lsid });
  return {
    send: (command: Document, txnNumber: number) =>
      // As a driver that got no answer: the same command, the same number.
      db.command({ ...command, txnNumber: Long.fromNumber(txnNumber) }, { session }),
    accounts: db.collection<{ _id: number; balance: number }>('accounts'),
    end: async () => {
      await session.endSession();
      await client.close();
      await server.close();
    },
  };
}

const deposit = {
  update: 'accounts',
  updates: [{ q: { _id: 1 }, u: { $inc: { balance: 10 } } }],
};

it('a write that is sent again is answered and not done again, also after a restart', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'fns-')), 'database.sqlite');
  const before = await open(path);
  await before.accounts.insertOne({ _id: 1, balance: 0 });
  const answers = [await before.send(deposit, 1), await before.send(deposit, 1)];
  expect(answers).toMatchObject([{ nModified: 1 }, { nModified: 1 }]);
  await before.end();

  const after = await open(path);
  expect(await after.send(deposit, 1)).toMatchObject({ n: 1, nModified: 1 });
  expect(await after.accounts.findOne()).toEqual({ _id: 1, balance: 10 });
  await after.send(deposit, 2);
  expect(await after.accounts.findOne()).toEqual({ _id: 1, balance: 20 });
  await expect(after.send(deposit, 1)).rejects.toMatchObject({ code: 225 });
  await after.end();
});

it('a write that failed is done when it is sent again', async () => {
  const { send, accounts, end } = await open(':memory:');
  const bad = { update: 'accounts', updates: [{ q: { _id: 1 }, u: { $nonsense: { a: 1 } } }] };
  await accounts.insertOne({ _id: 1, balance: 0 });
  await send(bad, 1).catch(() => undefined);
  expect(await send({ ...deposit, comment: 'again' }, 2)).toMatchObject({ nModified: 1 });
  await end();
});
