import { type Document, EJSON } from 'bson';
import {
  MongoBulkWriteError,
  type MongoClient,
  MongoClientBulkWriteError,
  MongoError,
  MongoServerError,
} from 'mongodb';
import { deviation } from './deviations.ts';
import { Entities } from './entities.ts';
import {
  type CollectionData,
  type ExpectedEvents,
  type Operation,
  type Outcome,
  Skip,
  type Test,
  type TestFile,
} from './format.ts';
import { expectMatch, show } from './matching.ts';
import { perform, readable } from './operations.ts';
import { unmet } from './requirements.ts';

export interface TestServer {
  uri: string;
  version: string;
  /** A client of the runner's own, for data before and outcomes after. */
  admin: MongoClient;
}

const TEST_MS = 10_000;

export async function runTest(
  path: string,
  file: TestFile,
  test: Test,
  server: TestServer,
): Promise<Outcome> {
  const reason =
    test.skipReason ??
    deviation(path, test.description) ??
    unmet(file.runOnRequirements, server.version) ??
    unmet(test.runOnRequirements, server.version);
  if (reason) return { status: 'skipped', reason };
  const entities = new Entities(server.uri, server.admin);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), TEST_MS);
  });
  try {
    await Promise.race([steps(file, test, server, entities), late]);
    return { status: 'passed' };
  } catch (error) {
    if (error instanceof Skip) return { status: 'skipped', reason: error.message };
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
    await entities.close();
    for (const configureFailPoint of ['failCommand', 'onPrimaryTransactionalWrite'])
      await server.admin.db('admin').command({ configureFailPoint, mode: 'off' });
  }
}

async function steps(
  file: TestFile,
  test: Test,
  server: TestServer,
  entities: Entities,
): Promise<void> {
  for (const data of file.initialData ?? []) await lay(server.admin, data);
  await entities.create(file.createEntities ?? []);
  for (const operation of test.operations) await run(operation, entities);
  for (const expected of test.expectEvents ?? []) expectEvents(expected, entities);
  for (const data of test.outcome ?? []) await expectOutcome(server.admin, data, entities);
}

async function lay(admin: MongoClient, data: CollectionData): Promise<void> {
  const db = admin.db(data.databaseName);
  await db.dropCollection(data.collectionName).catch(() => undefined);
  await db.createCollection(data.collectionName, data.createOptions ?? {});
  if (data.documents.length > 0)
    await db.collection(data.collectionName).insertMany(data.documents);
}

async function run(operation: Operation, entities: Entities): Promise<void> {
  const object = operation.object === 'testRunner' ? undefined : entities.get(operation.object);
  let result: unknown;
  let error: unknown;
  try {
    result = await perform(operation.name, object, operation.arguments ?? {}, entities);
  } catch (thrown) {
    if (thrown instanceof Skip) throw thrown;
    error = thrown;
  }
  if (operation.ignoreResultAndError) return;
  if (operation.expectError) {
    if (error === undefined)
      throw new Error(`${operation.name} should have failed: ${show(result)}`);
    expectError(operation.expectError, error, entities, operation.name);
    return;
  }
  if (error !== undefined) throw error as Error;
  if ('expectResult' in operation)
    expectMatch(operation.expectResult, result, entities, operation.name);
  if (operation.saveResultAsEntity) entities.set(operation.saveResultAsEntity, result);
}

function expectError(expected: Document, error: unknown, entities: Entities, name: string): void {
  const cause =
    error instanceof MongoClientBulkWriteError && error.cause instanceof Error
      ? error.cause
      : error;
  const server = cause instanceof MongoServerError ? cause : undefined;
  const message = error instanceof Error ? error.message : '';
  const wrong = (what: string) => new Error(`${name} failed otherwise (${what}): ${message}`);
  if (expected.isClientError === true && server) throw wrong('not a client error');
  if (expected.isClientError === false && !server && !(error instanceof MongoError))
    throw wrong('a client error');
  if (
    expected.errorContains &&
    !message.toLowerCase().includes(String(expected.errorContains).toLowerCase())
  )
    throw wrong(`text ${String(expected.errorContains)}`);
  if (expected.errorCode !== undefined && server?.code !== expected.errorCode)
    throw wrong(`code ${String(server?.code)}, expected ${String(expected.errorCode)}`);
  if (expected.errorCodeName !== undefined && server?.codeName !== expected.errorCodeName)
    throw wrong(`codeName ${String(server?.codeName)}`);
  const hasLabel = (label: string) => cause instanceof MongoError && cause.hasErrorLabel(label);
  for (const label of (expected.errorLabelsContain ?? []) as string[])
    if (!hasLabel(label)) throw wrong(`no label ${label}`);
  for (const label of (expected.errorLabelsOmit ?? []) as string[])
    if (hasLabel(label)) throw wrong(`label ${label}`);
  if (expected.errorResponse)
    expectMatch(expected.errorResponse, server?.errorResponse, entities, `${name}.errorResponse`);
  if (error instanceof MongoClientBulkWriteError) {
    const lists: [string, unknown][] = [
      ['writeErrors', Object.fromEntries(error.writeErrors)],
      ['writeConcernErrors', error.writeConcernErrors],
    ];
    for (const [list, actual] of lists)
      for (const [key, wanted] of Object.entries((expected[list] ?? {}) as Document))
        expectMatch(wanted, (actual as Document)[key], entities, `${name}.${list}.${key}`);
  }
  if ('expectResult' in expected) {
    const partial =
      error instanceof MongoBulkWriteError
        ? error.result
        : error instanceof MongoClientBulkWriteError && error.partialResult
          ? readable(error.partialResult)
          : undefined;
    expectMatch(expected.expectResult, partial, entities, `${name}.error.result`);
  }
}

function expectEvents(expected: ExpectedEvents, entities: Entities): void {
  const kind = expected.eventType ?? 'command';
  if (kind !== 'command' && kind !== 'cmap') throw new Skip(`${kind} events are not observed here`);
  const seen = entities.observed(expected.client).events.filter((each) => each.kind === kind);
  const names = seen.map(
    ({ name, event }) => `${name.replace('Event', '')} ${event.commandName ?? ''}`,
  );
  if (
    expected.ignoreExtraEvents
      ? seen.length < expected.events.length
      : seen.length !== expected.events.length
  )
    throw new Error(
      `${expected.events.length} events were expected, these came: ${names.join(', ')}`,
    );
  for (const [i, wanted] of expected.events.entries()) {
    const [name, fields] = Object.entries(wanted)[0] as [string, Document];
    const actual = seen[i];
    if (actual?.name !== name) throw new Error(`event ${i}: expected ${name}, got ${names[i]}`);
    if (kind === 'cmap') continue;
    for (const part of ['command', 'reply', 'commandName', 'databaseName'])
      if (fields[part] !== undefined)
        expectMatch(fields[part], actual.event[part], entities, `event ${i} ${part}`);
  }
}

async function expectOutcome(
  admin: MongoClient,
  { databaseName, collectionName, documents }: CollectionData,
  entities: Entities,
): Promise<void> {
  const there = await admin
    .db(databaseName)
    .collection(collectionName)
    .find({}, { sort: { _id: 1 } })
    .toArray();
  expectMatch(documents, there, entities, 'outcome', false);
  const keys = (list: Document[]) => EJSON.stringify(list.map((each) => Object.keys(each)));
  if (keys(documents) !== keys(there)) throw new Error('outcome: the order of fields differs');
}
