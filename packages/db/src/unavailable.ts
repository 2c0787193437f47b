/**
 * Names of the driver's errors that mean "no server can be had right now". By name and not by class:
 * some of these classes are not exported, and a process may hold two copies of the driver.
 */
const awayNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoServerClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoExpiredSessionError',
]);

/**
 * Answers of a server that steps down, starts or shuts down.
 * @see https://github.com/mongodb/specifications/blob/master/source/server-discovery-and-monitoring/server-discovery-and-monitoring.md#not-writable-primary-and-node-is-recovering
 */
const awayCodes = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 10058, 11600, 11602, 13435, 13436]);

/**
 * Whether an operation failed because the database is away, rather than because of a bug: to be told as
 * `database_unavailable`. The operation may have happened all the same, if its answer was lost.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (awayNames.has(error.name)) return true;
  if ('code' in error && typeof error.code === 'number' && awayCodes.has(error.code)) {
    return error.name.startsWith('Mongo');
  }
  if (error.name === 'MongooseError' && error.message.includes('before initial connection')) {
    return true;
  }
  return isDatabaseUnavailable(error.cause);
}
