import { type Connection, connect } from '@fns/db/connect';
import { openStores, type Stores } from '@fns/db/stores';
import { env } from './env.ts';

interface Database {
  connection: Connection;
  stores: Stores;
}

/** On the global object: Next bundles routes and pages apart, and each bundle has modules of its own. */
const holder = globalThis as { fnsDatabase?: Promise<Database> | undefined };

/**
 * The process's one connection, opened when first asked for. While the database is away everything on
 * it fails fast, and works again by itself; a first attempt that failed is made anew.
 */
function database(): Promise<Database> {
  const known = holder.fnsDatabase;
  if (known) return known;
  const opening = connect({ uri: env().MONGODB_URI, appName: 'fns-dashboard' }).then(
    (connection) => ({ connection, stores: openStores(connection) }),
  );
  holder.fnsDatabase = opening;
  opening.catch(() => {
    if (holder.fnsDatabase === opening) holder.fnsDatabase = undefined;
  });
  return opening;
}

/** The stores. Throws an error that `isDatabaseUnavailable` knows when there is no database. */
export async function stores(): Promise<Stores> {
  return (await database()).stores;
}

/** Throws when the database does not answer. */
export async function pingDatabase(): Promise<void> {
  await (await database()).connection.db?.command({ ping: 1 });
}
