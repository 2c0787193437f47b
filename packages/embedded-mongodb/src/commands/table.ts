import { Binary, type Document, Long } from 'bson';
import { toTimestamp } from '../changes/clock.ts';
import { CommandError, errorReply } from '../errors.ts';
import { isDocument } from '../values/document.ts';
import { aggregate } from './aggregate.ts';
import { bulkWrite } from './bulk-write.ts';
import * as catalogue from './catalogue.ts';
import type { Command, CommandContext } from './context.ts';
import { explain } from './explain.ts';
import { CloseConnection, configureFailPoint, failAsTold } from './fail-points.ts';
import * as handshake from './handshake.ts';
import * as read from './read.ts';
import * as write from './write.ts';

/** Every command that is answered, by its name in lower case (as mongod, which ignores case in some). */
const commands: Record<string, Command> = {
  hello: handshake.hello,
  ismaster: handshake.hello,
  ping: handshake.ping,
  endsessions: handshake.endSessions,
  refreshsessions: handshake.endSessions,
  buildinfo: handshake.buildInfo,
  connectionstatus: handshake.connectionStatus,
  serverstatus: handshake.serverStatus,
  getparameter: handshake.getParameter,
  listdatabases: catalogue.listDatabases,
  listcollections: catalogue.listCollections,
  create: catalogue.create,
  drop: catalogue.drop,
  dropdatabase: catalogue.dropDatabase,
  createindexes: catalogue.createIndexes,
  listindexes: catalogue.listIndexes,
  dropindexes: catalogue.dropIndexes,
  collstats: catalogue.collStats,
  dbstats: catalogue.dbStats,
  collmod: catalogue.collMod,
  renamecollection: catalogue.renameCollection,
  configurefailpoint: configureFailPoint,
  find: read.find,
  getmore: read.getMore,
  killcursors: read.killCursors,
  count: read.count,
  distinct: read.distinct,
  aggregate,
  explain,
  insert: write.insert,
  update: write.update,
  delete: write.remove,
  findandmodify: write.findAndModify,
  bulkwrite: bulkWrite,
};

/** Options that would change an answer: refused, since to ignore one is to answer wrongly. */
const refusedOptions = ['tailable', 'awaitData', 'min', 'max', 'returnKey'];

function refuseOptions(command: Document): void {
  const parts = [command.updates, command.deletes].filter(Array.isArray) as Document[][];
  for (const part of [command, ...parts.flat()]) {
    const name = refusedOptions.find((option) => isGiven((part as Document | null)?.[option]));
    if (name)
      throw new CommandError('CommandNotSupported', `The option '${name}' is not supported.`);
  }
}

const isGiven = (option: unknown) =>
  Boolean(option) && !(typeof option === 'object' && Object.keys(option as object).length === 0);

/** Failures after which a write may be sent again: a driver is told so by a label. */
const retryableCodes = new Set([
  6, 7, 89, 91, 134, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436,
]);

/**
 * Answers a command, whatever becomes of it: CommandError 59 for an unknown one, 115 for a feature
 * that is not here. Throws only CloseConnection.
 */
export async function answerCommand(context: CommandContext, command: Document): Promise<Document> {
  const name = Object.keys(command)[0] ?? '';
  const failure = context.failPoints?.take(name, context.client.appName);
  let answer: Document;
  try {
    const added = failure && (await failAsTold(failure));
    answer = { ...(await runCommand(context, name, command)), ok: 1, ...added };
  } catch (error) {
    if (error instanceof CloseConnection) throw error;
    answer = errorReply(error);
  }
  const code: unknown = answer.code ?? answer.writeConcernError?.code;
  if (command.txnNumber !== undefined && retryableCodes.has(Number(code)) && !answer.errorLabels)
    answer.errorLabels = ['RetryableWriteError'];
  const now = toTimestamp(context.changes.clock.latest);
  answer.operationTime = now;
  answer.$clusterTime = { clusterTime: now, signature: unsigned };
  return answer;
}

/** What a server without authentication signs times with. */
const unsigned = { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO };

/** Commands that MongoDB has and we don't, each with what it would take. */
const refusedCommands = new Map<string, string>([
  ['commitTransaction', 'multi-document transactions'],
  ['abortTransaction', 'multi-document transactions'],
  ['mapReduce', 'map-reduce (use an aggregation)'],
  ['createSearchIndexes', 'search indexes, which need MongoDB Atlas'],
  ['updateSearchIndex', 'search indexes, which need MongoDB Atlas'],
  ['dropSearchIndex', 'search indexes, which need MongoDB Atlas'],
  ['shardCollection', 'sharding'],
  ['enableSharding', 'sharding'],
  ['replSetInitiate', 'a replica set of several members'],
  ['replSetReconfig', 'a replica set of several members'],
  ['convertToCapped', 'capped collections'],
  ['createUser', 'users'],
  ['createRole', 'roles'],
  ['fsync', 'fsync (every acknowledged write is on the disk)'],
  ['compact', 'compaction'],
]);

function unknownCommand(name: string): CommandError {
  const feature = refusedCommands.get(name);
  return feature
    ? new CommandError('CommandNotSupported', `${name} is not supported: ${feature}.`)
    : new CommandError('CommandNotFound', `no such command: '${name}'`);
}

async function runCommand(
  context: CommandContext,
  name: string,
  command: Document,
): Promise<Document> {
  const run = Object.hasOwn(commands, name.toLowerCase())
    ? commands[name.toLowerCase()]
    : undefined;
  if (!run) throw unknownCommand(name);
  if (command.startTransaction || command.autocommit === false) {
    throw new CommandError(
      'CommandNotSupported',
      'Multi-document transactions are not supported; use a MongoDB replica set.',
    );
  }
  if (command.readConcern?.level === 'snapshot')
    throw new CommandError('CommandNotSupported', 'Snapshot reads are not supported.');
  refuseOptions(command);
  if (isDocument(command.explain)) refuseOptions(command.explain);
  return run(context, command, String(command.$db ?? 'test'));
}
