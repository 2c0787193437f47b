import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
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
  if (path !== ':memory:') {
    makeFolder(dirname(path));
    attempt(path, () => refuseForeign(path));
  }
  const file = attempt(path, () => new DatabaseSync(path));
  try {
    attempt(path, () => {
      // Exclusive: the file has one owner, and the write-ahead log needs no shared memory. The mark
      // comes before the log is turned on, so that it stands in the file itself from the beginning.
      file.exec(`
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA busy_timeout = 0;
        PRAGMA synchronous = FULL;
        PRAGMA application_id = ${APPLICATION_ID};
        PRAGMA journal_mode = WAL;
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

/**
 * Looks at the file's first bytes without SQLite, which would already fold another program's
 * write-ahead log into its file.
 * @see https://www.sqlite.org/fileformat.html#the_database_header
 */
function refuseForeign(path: string): void {
  if (!existsSync(path)) return;
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  const length = readSync(file, header, 0, header.length, 0);
  closeSync(file);
  if (length === 0) return;
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw new Error('not a database');
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new OpenError(
      `${path} belongs to another program (it is a SQLite file, but not ours). Choose another path.`,
    );
  }
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
    if (/unable to open|readonly|permission|EACCES|EISDIR|EPERM/i.test(message))
      throw new OpenError(`${path} can't be opened for writing.`);
    throw error;
  }
}
