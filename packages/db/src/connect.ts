import mongoose, { type Connection } from 'mongoose';

export interface ConnectOptions {
  /** `mongodb://…`; its path names the database, `fns_tickets` where it has none. */
  uri: string;
  /** Shown in the server's logs and statistics. */
  appName?: string;
  /** Milliseconds until an operation fails when no server can be had. A click must be answered within 3 s. */
  serverSelectionTimeoutMs?: number;
  /** Lets the driver's client emit an event for each command: for measuring and for tests. */
  monitorCommands?: boolean;
}

export type { Connection };

const defaultDatabase = 'fns_tickets';

/**
 * A connection of one's own, not Mongoose's global one. Nothing is buffered: while the database is
 * away each operation fails fast with an error that `isDatabaseUnavailable` knows; when it is back,
 * the same connection works again. Rejects when the database can't be reached at first.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { uri, appName, serverSelectionTimeoutMs = 2000, monitorCommands = false } = options;
  const connection = mongoose.createConnection(uri, {
    dbName: databaseName(uri),
    ...(appName === undefined ? {} : { appName }),
    monitorCommands,
    maxPoolSize: 20,
    minPoolSize: 2,
    maxIdleTimeMS: 30_000,
    waitQueueTimeoutMS: 5000,
    connectTimeoutMS: 5000,
    socketTimeoutMS: 30_000,
    serverSelectionTimeoutMS: serverSelectionTimeoutMs,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    sanitizeFilter: true,
  });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw error;
  }
}

/** The database that a connection string names. */
function databaseName(uri: string): string {
  const name = uri.match(/^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/)?.[1];
  return name ? decodeURIComponent(name) : defaultDatabase;
}
