import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { type Document, deserialize, serialize } from 'bson';
import { Clock } from './clock.ts';

/** What happened, as it is kept for change streams. */
export interface Change {
  time: number;
  db: string;
  collection: string;
  operation: string;
  /** Everything of the event but the documents. */
  details: Document;
  /** The document after an insert or replacement, and after an update where images are kept. */
  after: Document | undefined;
  /** The document before, where images are kept. */
  before: Document | undefined;
}

type Recorded = Pick<Change, 'db' | 'collection' | 'operation' | 'details'> & {
  after?: Uint8Array | undefined;
  before?: Uint8Array | undefined;
};

/** What the log may hold before its oldest entries go: as MongoDB's oplog, it is bounded, not complete. */
const MAX_BYTES = 16 * 1024 * 1024;
const ROW_BYTES = 64;

/**
 * The last changes, in the transaction of the write they tell of: a change stream resumes from here,
 * also after a restart.
 */
export class ChangeLog {
  readonly clock: Clock;
  readonly #file: DatabaseSyncInstance;
  readonly #maxBytes: number;
  readonly #insert: StatementSyncInstance;
  readonly #read: StatementSyncInstance;
  readonly #oldest: StatementSyncInstance;
  readonly #forget: StatementSyncInstance;
  readonly #listeners = new Set<() => void>();
  #bytes = 0;
  #doubtful = false;
  /** The time of the latest change that was forgotten. */
  #forgotten = 0;

  constructor(file: DatabaseSyncInstance, maxBytes = MAX_BYTES) {
    this.#file = file;
    this.#maxBytes = maxBytes;
    file.exec(`
      CREATE TABLE IF NOT EXISTS changes (
        time INTEGER PRIMARY KEY, db TEXT NOT NULL, collection TEXT NOT NULL, operation TEXT NOT NULL,
        size INTEGER NOT NULL, details BLOB NOT NULL, after BLOB, before BLOB);
      CREATE TABLE IF NOT EXISTS forgotten_changes (one INTEGER PRIMARY KEY, through INTEGER NOT NULL);
    `);
    this.#insert = file.prepare('INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.#read = file.prepare('SELECT * FROM changes WHERE time > ? ORDER BY time LIMIT ?');
    this.#oldest = file.prepare('SELECT time, size FROM changes ORDER BY time LIMIT 1000');
    this.#forget = file.prepare('DELETE FROM changes WHERE time <= ?');
    const last = file.prepare('SELECT max(time) AS time FROM changes').get() as {
      time: number | null;
    };
    this.recall();
    this.clock = new Clock(Math.max(last.time ?? 0, this.#forgotten));
    // A file without a history begins one: nothing before now can be resumed from.
    if (this.clock.latest === 0) this.clock.tick();
  }

  /** Notes a change; to be called inside its transaction. */
  record({ db, collection, operation, details, after, before }: Recorded): void {
    const known = serialize({ ...details, wallTime: new Date() }, { ignoreUndefined: true });
    const size = ROW_BYTES + known.length + (after?.length ?? 0) + (before?.length ?? 0);
    this.#insert.run(
      this.clock.tick(),
      db,
      collection,
      operation,
      size,
      known,
      after ?? null,
      before ?? null,
    );
    this.#bytes += size;
  }

  /** Some of what was noted may have been undone. */
  doubt(): void {
    this.#doubtful = true;
  }

  /** Drops the oldest when there is too much; to be called in a transaction, before its commit. */
  trim(): void {
    if (this.#bytes <= this.#maxBytes * 1.25) return;
    if (this.#doubtful) this.recall();
    while (this.#bytes > this.#maxBytes) {
      const rows = this.#oldest.all() as { time: number; size: number }[];
      let through = 0;
      for (const { time, size } of rows) {
        if (this.#bytes <= this.#maxBytes) break;
        this.#bytes -= size;
        through = time;
      }
      if (through === 0) return;
      this.#forget.run(through);
      this.#forgotten = through;
    }
    this.#file
      .prepare('INSERT OR REPLACE INTO forgotten_changes VALUES (1, ?)')
      .run(this.#forgotten);
  }

  /** Whether nothing after this time has been forgotten. */
  reaches(time: number): boolean {
    return time >= this.#forgotten;
  }

  since(time: number, limit: number): Change[] {
    const rows = this.#read.all(time, limit) as unknown as (Omit<
      Change,
      'details' | 'after' | 'before'
    > & { details: Uint8Array; after: Uint8Array | null; before: Uint8Array | null })[];
    return rows.map((row) => ({
      ...row,
      details: read(row.details),
      after: row.after ? read(row.after) : undefined,
      before: row.before ? read(row.before) : undefined,
    }));
  }

  /** What is remembered is again what the file says: at the start and after a change was undone. */
  recall(): void {
    this.#doubtful = false;
    const sum = this.#file.prepare('SELECT total(size) AS bytes FROM changes').get() as {
      bytes: number;
    };
    this.#bytes = sum.bytes;
    const row = this.#file.prepare('SELECT through FROM forgotten_changes').get() as
      | { through: number }
      | undefined;
    this.#forgotten = row?.through ?? 0;
  }

  /** Tells those who wait that something was committed. */
  announce(): void {
    for (const listener of Array.from(this.#listeners)) listener();
  }

  /** Resolves at the next commit, or after `ms`. */
  next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#listeners.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#listeners.add(done);
    });
  }
}

const read = (bytes: Uint8Array): Document =>
  deserialize(bytes, { promoteLongs: true, promoteValues: true, promoteBuffers: false });
