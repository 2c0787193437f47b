import { Readable, Writable } from 'node:stream';
import { pipeline as flow } from 'node:stream/promises';
import type { Document } from 'bson';
import {
  type AbstractCursor,
  type AnyClientBulkWriteModel,
  type ChangeStream,
  Collection,
  Db,
  GridFSBucket,
  MongoClient,
  ReadConcern,
  ReadPreference,
} from 'mongodb';
import { asCollection, type Entities } from './entities.ts';
import { Skip } from './format.ts';

type Perform = (object: unknown, options: Document, entities: Entities) => Promise<unknown>;

/** Performs a test's operation with the driver; a session's name becomes the session. */
export async function perform(
  name: string,
  object: unknown,
  given: Document,
  entities: Entities,
): Promise<unknown> {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) throw new Skip(`the driver or this runner has no ${name}`);
  const options = { ...given };
  if (object !== undefined && typeof options.session === 'string')
    options.session = entities.session(options.session);
  if (typeof options.returnDocument === 'string')
    options.returnDocument = options.returnDocument.toLowerCase();
  return operation(object, options, entities);
}

const asDb = (value: unknown): Db => {
  if (value instanceof Db) return value;
  throw new Error('This operation is for a database.');
};
const asClient = (value: unknown): MongoClient => {
  if (value instanceof MongoClient) return value;
  throw new Error('This operation is for a client.');
};
const asBucket = (value: unknown): GridFSBucket => {
  if (value instanceof GridFSBucket) return value;
  throw new Error('This operation is for a bucket.');
};

const operations: Record<string, Perform> = {
  aggregate: (object, { pipeline, ...options }) =>
    (object instanceof Db ? object : asCollection(object)).aggregate(pipeline, options).toArray(),
  bulkWrite: (object, { requests, ...options }) =>
    asCollection(object).bulkWrite(requests, options),
  clientBulkWrite: async (object, { models, ...options }) => {
    const flat = (models as Document[]).map((model): AnyClientBulkWriteModel<Document> => {
      const [name, rest] = Object.entries(model)[0] as [string, Document];
      return { name, ...rest } as unknown as AnyClientBulkWriteModel<Document>;
    });
    return readable(await asClient(object).bulkWrite(flat, options));
  },
  count: (object, { filter, ...options }) => asCollection(object).count(filter, options),
  countDocuments: (object, { filter, ...options }) =>
    asCollection(object).countDocuments(filter, options),
  createChangeStream: async (object, { pipeline, ...options }) => {
    if (!(object instanceof MongoClient || object instanceof Db || object instanceof Collection))
      throw new Error('This can not be watched.');
    const stream = object.watch(pipeline, options);
    await begun((stream as unknown as { cursor: AbstractCursor }).cursor);
    return stream;
  },
  createCollection: (object, { collection, ...options }) =>
    asDb(object).createCollection(collection, options),
  createCommandCursor: async (object, options) => {
    const cursor = commandCursor(asDb(object), options);
    await begun(cursor);
    return cursor;
  },
  createFindCursor: async (object, { filter, ...options }) => {
    const cursor = asCollection(object).find(filter, options);
    await begun(cursor);
    return cursor;
  },
  createIndex: (object, { keys, ...options }) => asCollection(object).createIndex(keys, options),
  createSearchIndex: (object, { model }) => asCollection(object).createSearchIndex(model),
  deleteMany: (object, { filter, ...options }) => asCollection(object).deleteMany(filter, options),
  deleteOne: (object, { filter, ...options }) => asCollection(object).deleteOne(filter, options),
  distinct: (object, { fieldName, filter, ...options }) =>
    asCollection(object).distinct(fieldName, filter, options),
  dropCollection: (object, { collection, ...options }) =>
    asDb(object).dropCollection(collection, options),
  dropDatabase: (object, { database, ...options }) =>
    asClient(object).db(database).dropDatabase(options),
  dropIndex: (object, { name, ...options }) => asCollection(object).dropIndex(name, options),
  dropIndexes: (object, options) => asCollection(object).dropIndexes(options),
  estimatedDocumentCount: (object, options) => asCollection(object).estimatedDocumentCount(options),
  find: (object, { filter, ...options }) => asCollection(object).find(filter, options).toArray(),
  findOne: (object, { filter, ...options }) => asCollection(object).findOne(filter, options),
  findOneAndDelete: (object, { filter, ...options }) =>
    asCollection(object).findOneAndDelete(filter, options),
  findOneAndReplace: (object, { filter, replacement, ...options }) =>
    asCollection(object).findOneAndReplace(filter, replacement, options),
  findOneAndUpdate: (object, { filter, update, ...options }) =>
    asCollection(object).findOneAndUpdate(filter, update, options),
  insertMany: (object, { documents, ...options }) =>
    asCollection(object).insertMany(documents, options),
  insertOne: (object, { document, ...options }) =>
    asCollection(object).insertOne(document, options),
  listCollectionNames: (object, { filter, ...options }) =>
    asDb(object)
      .listCollections(filter, { ...options, nameOnly: true })
      .toArray(),
  listCollections: (object, { filter, ...options }) =>
    asDb(object).listCollections(filter, options).toArray(),
  listDatabases: async (object, options) =>
    (await asClient(object).db('admin').admin().listDatabases(options)).databases,
  listIndexes: (object, options) => asCollection(object).listIndexes(options).toArray(),
  modifyCollection: (object, { collection, ...options }) =>
    asDb(object).command({ collMod: collection, ...options }),
  rename: (object, { to, id, newFilename, ...options }) =>
    object instanceof GridFSBucket
      ? object.rename(id, newFilename)
      : asCollection(object).rename(to, options),
  replaceOne: (object, { filter, replacement, ...options }) =>
    asCollection(object).replaceOne(filter, replacement, options),
  runCommand: (object, { command, ...options }) =>
    asDb(object).command(command, commandOptions(options)),
  runCursorCommand: (object, options) => commandCursor(asDb(object), options).toArray(),
  updateMany: (object, { filter, update, ...options }) =>
    asCollection(object).updateMany(filter, update, options),
  updateOne: (object, { filter, update, ...options }) =>
    asCollection(object).updateOne(filter, update, options),

  close: (object) => (object as AbstractCursor).close(),
  iterateOnce: (object) => (object as ChangeStream).tryNext(),
  iterateUntilDocumentOrError: async (object) => {
    const next = await (object as ChangeStream).next();
    if (next === null) throw new Error('The cursor is at its end.');
    return next as unknown;
  },

  endSession: (object) => (object as { endSession: () => Promise<void> }).endSession(),
  startTransaction: async (object) =>
    (object as { startTransaction: () => void }).startTransaction(),

  delete: (object, { id }) => asBucket(object).delete(id),
  download: (object, { id }) => collected(asBucket(object).openDownloadStream(id)),
  downloadByName: (object, { filename, ...options }) =>
    collected(asBucket(object).openDownloadStreamByName(filename, options)),
  upload: async (object, { filename, source, ...options }) => {
    const stream = asBucket(object).openUploadStream(filename, options);
    await flow(Readable.from([Buffer.from(source.$$hexBytes, 'hex')]), stream);
    return stream.gridFSFile?._id;
  },

  assertCollectionExists: (_, options, entities) => collectionIs(true, options, entities),
  assertCollectionNotExists: (_, options, entities) => collectionIs(false, options, entities),
  assertSameLsidOnLastTwoCommands: (_, { client }, entities) => lsidsAre(true, client, entities),
  assertDifferentLsidOnLastTwoCommands: (_, { client }, entities) =>
    lsidsAre(false, client, entities),
  assertNumberConnectionsCheckedOut: async (_, { client, connections }, entities) => {
    const { checkedOut } = entities.observed(client);
    if (checkedOut !== connections) throw new Error(`${checkedOut} connections are checked out`);
  },
  assertSessionDirty: (_, { session }, entities) => sessionIs(true, session, entities),
  assertSessionNotDirty: (_, { session }, entities) => sessionIs(false, session, entities),
  createEntities: (_, { entities: wanted }, entities) => entities.create(wanted),
  failPoint: (_, { client, failPoint }, entities) =>
    entities.observed(client).client.db('admin').command(failPoint),
};

/** The name as others call it, too. */
Object.assign(operations, {
  listCollectionObjects: operations.listCollections,
  listDatabaseNames: operations.listDatabases,
  listDatabaseObjects: operations.listDatabases,
  listIndexNames: operations.listIndexes,
});

/** A cursor asks for its first batch when it is first read; a test means it to be open at once. */
const begun = (cursor: AbstractCursor) =>
  (cursor as unknown as { cursorInit: () => Promise<void> }).cursorInit();

function commandOptions({ readPreference, readConcern, ...given }: Document): Document {
  const { commandName: _, ...options } = given;
  return {
    ...options,
    ...(readPreference ? { readPreference: ReadPreference.fromOptions({ readPreference }) } : {}),
    ...(readConcern ? { readConcern: ReadConcern.fromOptions({ readConcern }) } : {}),
  };
}

function commandCursor(
  db: Db,
  { command, batchSize, maxTimeMS, comment, cursorType, ...options }: Document,
) {
  const cursor = db.runCursorCommand(command, {
    ...commandOptions(options),
    ...(cursorType ? { cursorType } : {}),
  } as Document);
  if (batchSize !== undefined) cursor.setBatchSize(batchSize);
  if (maxTimeMS !== undefined) cursor.setMaxTimeMS(maxTimeMS);
  if (comment !== undefined) cursor.setComment(comment);
  return cursor;
}

/** Results by index are maps in the driver and documents in the tests. */
export function readable(result: object): Document {
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [
      name,
      value instanceof Map ? withoutExtras(value as Map<number, Document>) : (value as unknown),
    ]),
  );
}

/** `didUpsert` is the driver's own addition. */
const withoutExtras = (results: Map<number, Document>) =>
  Object.fromEntries(
    Array.from(results, ([index, given]) => {
      const { didUpsert: _, ...result } = given;
      return [index, result] as const;
    }),
  );

async function collected(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk);
      done();
    },
  });
  await flow(stream, sink);
  return Buffer.concat(parts);
}

async function collectionIs(
  wanted: boolean,
  { databaseName, collectionName }: Document,
  entities: Entities,
): Promise<void> {
  const there = await entities.admin
    .db(databaseName)
    .listCollections({ name: collectionName })
    .toArray();
  if ((there.length === 1) !== wanted)
    throw new Error(`${collectionName} ${wanted ? 'is not' : 'is'} there`);
}

async function lsidsAre(same: boolean, client: string, entities: Entities): Promise<void> {
  const [before, last] = entities.observed(client).started.slice(-2);
  const equal = String(before?.lsid?.id) === String(last?.lsid?.id);
  if (equal !== same) throw new Error(`The last two sessions are ${equal ? 'one' : 'two'}.`);
}

async function sessionIs(dirty: boolean, id: string, entities: Entities): Promise<void> {
  const { serverSession } = entities.session(id);
  if (serverSession.isDirty !== dirty) throw new Error(`${id} is ${dirty ? 'not ' : ''}dirty`);
}
