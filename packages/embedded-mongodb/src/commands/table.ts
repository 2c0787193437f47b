import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import * as catalogue from './catalogue.ts';
import type { Command, CommandContext } from './context.ts';
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
  find: read.find,
  getmore: read.getMore,
  killcursors: read.killCursors,
  count: read.count,
  distinct: read.distinct,
  aggregate: read.aggregate,
  explain: read.explain,
  insert: write.insert,
  update: write.update,
  delete: write.remove,
  findandmodify: write.findAndModify,
};

/** Options that would change an answer: refused, since to ignore one is to answer wrongly. */
const refusedOptions = ['collation', 'let', 'tailable', 'awaitData', 'min', 'max', 'returnKey'];

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

/** Finds and runs a command. Throws CommandError 59 for an unknown one, 115 for a feature that is not here. */
export async function runCommand(context: CommandContext, command: Document): Promise<Document> {
  const name = Object.keys(command)[0] ?? '';
  const run = Object.hasOwn(commands, name.toLowerCase())
    ? commands[name.toLowerCase()]
    : undefined;
  if (!run) throw new CommandError('CommandNotFound', `no such command: '${name}'`);
  if (command.startTransaction || command.autocommit === false) {
    throw new CommandError(
      'CommandNotSupported',
      'Multi-document transactions are not supported; use a MongoDB replica set.',
    );
  }
  refuseOptions(command);
  const answer = await run(context, command, String(command.$db ?? 'test'));
  return { ...answer, ok: 1 };
}
