import { ObjectId } from 'bson';
import { MAX_DOCUMENT_BYTES } from '../storage/collection.ts';
import { MAX_MESSAGE_BYTES } from '../wire/connection.ts';
import type { Command, CommandContext } from './context.ts';

/** What we answer to as: the wire protocol of MongoDB 8.0. */
const VERSION = '8.0.0';
const WIRE_VERSION = 25;
/** We are a replica set of one: that is what gives a driver retryable writes and change streams. */
const SET_NAME = 'fns';
const ELECTION = new ObjectId('7fffffff0000000000000001');

/** @see https://www.mongodb.com/docs/manual/reference/command/hello/ */
export const hello: Command = (context, command) => {
  const appName: unknown = command.client?.application?.name;
  if (typeof appName === 'string') context.client.appName = appName;
  return { ...identity(context), ...limits(context) };
};

const identity = ({ me }: CommandContext) => ({
  helloOk: true,
  isWritablePrimary: true,
  ismaster: true,
  secondary: false,
  setName: SET_NAME,
  setVersion: 1,
  electionId: ELECTION,
  hosts: [me],
  primary: me,
  me,
});

const limits = (context: CommandContext) => ({
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  connectionId: context.connectionId,
  minWireVersion: 0,
  maxWireVersion: WIRE_VERSION,
  readOnly: false,
});

export const ping: Command = () => ({});
export const endSessions: Command = () => ({});

export const buildInfo: Command = () => ({
  version: VERSION,
  versionArray: [8, 0, 0, 0],
  gitVersion: 'embedded',
  modules: [],
  bits: 64,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  storageEngines: ['sqlite'],
});

export const connectionStatus: Command = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
});

export const serverStatus: Command = (context) => ({
  version: VERSION,
  process: 'fns-mongodb',
  pid: process.pid,
  uptime: (Date.now() - context.startedAt.getTime()) / 1000,
  mem: { resident: Math.round(process.memoryUsage.rss() / 1024 / 1024), bits: 64 },
});

export const getParameter: Command = (_context, command) =>
  command.featureCompatibilityVersion || command.getParameter === '*'
    ? { featureCompatibilityVersion: { version: '8.0' } }
    : {};
