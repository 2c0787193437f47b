import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

interface Waiting {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

interface WriteHooks {
  /** Something was undone: what is remembered outside the file may be wrong. */
  onRollback: () => void;
  /** The transaction's last act. */
  beforeCommit: () => void;
  onCommit: () => void;
}

/**
 * Group commit: all writes that arrive within one turn of the event loop share a transaction and so one
 * sync of the log; each is a savepoint of its own, so one that fails undoes only itself. Nobody is
 * answered before the commit.
 */
export class WriteQueue {
  readonly #file: DatabaseSyncInstance;
  readonly #hooks: WriteHooks;
  #waiting: Waiting[] = [];

  constructor(file: DatabaseSyncInstance, hooks: WriteHooks) {
    this.#file = file;
    this.#hooks = hooks;
  }

  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ work, resolve: resolve as (value: never) => void, reject });
    });
  }

  /** Commits what waits, now. */
  flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      this.#file.exec('BEGIN IMMEDIATE');
      for (const { work, resolve, reject } of batch) {
        try {
          const value = savepoint(this.#file, work);
          answers.push(() => resolve(value as never));
        } catch (error) {
          this.#hooks.onRollback();
          answers.push(() => reject(error));
        }
      }
      this.#hooks.beforeCommit();
      this.#file.exec('COMMIT');
    } catch (error) {
      // The commit itself failed (a full disk): nothing of this batch happened, and each is told so.
      if (this.#file.isTransaction) this.#file.exec('ROLLBACK');
      this.#hooks.onRollback();
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const answer of answers) answer();
    this.#hooks.onCommit();
  }
}

interface Savepoint {
  begin: StatementSyncInstance;
  release: StatementSyncInstance;
  undo: StatementSyncInstance;
}

/** Prepared once a file: a bulk of thousands has one each. */
const prepared = new WeakMap<DatabaseSyncInstance, Savepoint>();

function savepointOf(file: DatabaseSyncInstance): Savepoint {
  const kept = prepared.get(file);
  if (kept) return kept;
  const made = {
    begin: file.prepare('SAVEPOINT work'),
    release: file.prepare('RELEASE work'),
    undo: file.prepare('ROLLBACK TO work'),
  };
  prepared.set(file, made);
  return made;
}

/** Runs work that is undone as a whole when it throws; nests. */
export function savepoint<T>(file: DatabaseSyncInstance, work: () => T): T {
  const { begin, release, undo } = savepointOf(file);
  begin.run();
  try {
    const value = work();
    release.run();
    return value;
  } catch (error) {
    undo.run();
    release.run();
    throw error;
  }
}
