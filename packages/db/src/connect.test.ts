import { type RunningServer, startServer } from '@fns/embedded-mongodb';
import mongoose from 'mongoose';
import { afterEach, describe, expect, it } from 'vitest';
import { draft, freshId, lease } from '../test/test-database.ts';
import { type Connection, connect } from './connect.ts';
import { ensureIndexes, indexes } from './indexes.ts';
import { openStores } from './stores.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const open: (RunningServer | Connection)[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function started(options: { port?: number } = {}): Promise<RunningServer> {
  const server = await startServer({ path: ':memory:', ...options });
  open.push(server);
  return server;
}

async function connected(uri: string): Promise<Connection> {
  const connection = await connect({ uri, serverSelectionTimeoutMs: 300 });
  open.push(connection);
  return connection;
}

describe('connecting', () => {
  it('uses the database that the address names, or our own', async () => {
    const { port } = await started();
    expect((await connected(`mongodb://127.0.0.1:${port}/`)).db?.databaseName).toBe('fns_tickets');
    expect(
      (await connected(`mongodb://127.0.0.1:${port}/help?directConnection=true`)).db?.databaseName,
    ).toBe('help');
  });

  it('says that a database that is not there is not there', async () => {
    const server = await startServer({ path: ':memory:' });
    await server.close();
    const failure = await connect({ uri: server.uri, serverSelectionTimeoutMs: 200 }).catch(
      (error: unknown) => error,
    );
    expect(isDatabaseUnavailable(failure)).toBe(true);
  });

  it('fails fast while the database is away, and works again when it is back', async () => {
    const server = await startServer({ path: ':memory:' });
    const connection = await connected(server.uri);
    const { tickets } = openStores(connection);
    const guild = freshId();
    await tickets.nextNumber(guild);
    await server.close();

    const began = performance.now();
    const failures = await Promise.all([
      tickets.reserve(guild, draft(1), lease()).catch((error: unknown) => error),
      tickets.get(guild, 'a'.repeat(24)).catch((error: unknown) => error),
    ]);
    expect(failures.map(isDatabaseUnavailable)).toEqual([true, true]);
    expect(performance.now() - began).toBeLessThan(2500);

    await started({ port: server.port });
    await expect.poll(() => tickets.nextNumber(guild).catch(() => 0), { timeout: 10_000 }).toBe(1);
  });

  it('tells a bug from an absence', () => {
    expect(isDatabaseUnavailable(new Error('no'))).toBe(false);
    expect(isDatabaseUnavailable(new TypeError('x is not a function'))).toBe(false);
    expect(isDatabaseUnavailable(undefined)).toBe(false);
    expect(
      isDatabaseUnavailable(
        new Error('while opening', { cause: new mongoose.mongo.MongoNetworkError('gone') }),
      ),
    ).toBe(true);
  });

  it('takes no operators where a value belongs', async () => {
    const { uri } = await started();
    const { tickets, users } = openStores(await connected(uri));
    const guild = freshId();
    await tickets.reserve(guild, draft(1), lease());
    const anything = { $ne: null } as unknown as string;
    await expect(tickets.byChannel(anything, anything)).rejects.toThrow();
    await expect(users.get(anything)).rejects.toThrow();
  });
});

describe('indexes', () => {
  it('are built once, and then found as they should be', async () => {
    const { uri } = await started();
    const connection = await connected(uri);
    expect(await ensureIndexes(connection)).toEqual({
      built: expect.toSatisfy((built: string[]) => built.length === indexes.length),
      wrong: [],
    });
    expect(await ensureIndexes(connection)).toEqual({ built: [], wrong: [] });
  });

  it('are reported when they are wrong, and left alone', async () => {
    const { uri } = await started();
    const connection = await connected(uri);
    await connection
      .collection('tickets')
      .createIndex({ guildId: 1, number: 1 }, { name: 'number' });
    const users = connection.collection('users');
    await users.insertMany([{ userId: 'twice' }, { userId: 'twice' }]);
    const { built, wrong } = await ensureIndexes(connection);
    expect(built).toHaveLength(indexes.length - 2);
    expect(wrong.sort()).toEqual([
      'tickets.number is not unique',
      expect.stringMatching(/^users\.user could not be built: .*duplicate key/),
    ]);
    expect(await users.countDocuments()).toBe(2);
  });
});
