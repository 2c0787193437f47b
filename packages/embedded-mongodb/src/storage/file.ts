import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** "FNSm": marks a SQLite file as ours, so that no other program's file is ever written to. */
const APPLICATION_ID = 0x464e536d;

/** A reason not to open a file that a person can act on. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
}

/**
 * Opens (or makes) the one file that holds everything. Refuses with a sentence, and without writing a
 * byte: a file of another program, a damaged one, one that another process has open.
 */
export function openFile(path: string): DatabaseSyncInstance {
  const inMemory = path === ':memory:';
  if (!inMemory) makeFolder(dirname(path));
  const existed = !inMemory && existsSync(path);
  const file = attempt(path, () => new DatabaseSync(path));
  try {
    attempt(path, () => {
      // Exclusive: the file has one owner, and the write-ahead log needs no shared memory.
      file.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;');
      const { application_id: owner } = file.prepare('PRAGMA application_id').get() as {
        application_id: number;
      };
      const { n: tables } = file.prepare('SELECT count(*) AS n FROM sqlite_master').get() as {
        n: number;
      };
      if (owner !== APPLICATION_ID && existed && tables > 0) {
        throw new OpenError(
          `${path} belongs to another program (it is a SQLite file, but not ours). Choose another path.`,
        );
      }
      file.exec(`
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA application_id = ${APPLICATION_ID};
        PRAGMA cache_size = -32768;
        PRAGMA temp_store = MEMORY;
        CREATE TABLE IF NOT EXISTS collections (
          id INTEGER PRIMARY KEY, db TEXT NOT NULL, name TEXT NOT NULL, options TEXT NOT NULL, UNIQUE (db, name));
        CREATE TABLE IF NOT EXISTS indexes (
          id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, spec TEXT NOT NULL, multikey INTEGER NOT NULL DEFAULT 0);
      `);
    });
  } catch (error) {
    file.close();
    throw error;
  }
  return file;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new OpenError(
      `The folder ${folder} can't be made (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof OpenError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/locked|busy/i.test(message))
      throw new OpenError(`${path} is open in another process. Stop that one first.`);
    if (/not a database|malformed|corrupt/i.test(message)) {
      throw new OpenError(
        `${path} is damaged or is not a database; it was left untouched. Restore it from a copy, or choose another path.`,
      );
    }
    if (/unable to open|readonly|permission/i.test(message))
      throw new OpenError(`${path} can't be opened for writing.`);
    throw error;
  }
}
