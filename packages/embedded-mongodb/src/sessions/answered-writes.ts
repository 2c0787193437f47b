import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { Binary, type Document, deserialize, type Long, serialize } from 'bson';
import { CommandError } from '../errors.ts';

/** As mongod: a session that was silent this long is over. */
const SESSION_MS = 30 * 60_000;

/**
 * Retryable writes: the answer to each session's latest write is kept in the write's own transaction,
 * so that a write that is sent again, also after a crash, is answered and not done again.
 * @see https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md
 */
export class AnsweredWrites {
  readonly #read: StatementSyncInstance;
  readonly #keep: StatementSyncInstance;
  readonly #forget: StatementSyncInstance;

  constructor(file: DatabaseSyncInstance) {
    file.exec(`
      CREATE TABLE IF NOT EXISTS answered_writes (
        session BLOB PRIMARY KEY, number INTEGER NOT NULL, answer BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
    `);
    this.#read = file.prepare('SELECT number, answer FROM answered_writes WHERE session = ?');
    this.#keep = file.prepare('INSERT OR REPLACE INTO answered_writes VALUES (?, ?, ?, ?)');
    this.#forget = file.prepare('DELETE FROM answered_writes WHERE at < ?');
  }

  /** Does the work, or gives the answer it had; to be called inside a transaction. */
  once(command: Document, work: () => Document): Document {
    const id: unknown = command.lsid?.id;
    if (command.txnNumber === undefined || !(id instanceof Binary)) return work();
    const number = Number(command.txnNumber as number | Long);
    const session = id.buffer.subarray(0, id.position);
    const kept = this.#read.get(session) as { number: number; answer: Uint8Array } | undefined;
    if (kept?.number === number) return deserialize(kept.answer, { promoteBuffers: false });
    if (kept && kept.number > number)
      throw new CommandError(
        'TransactionTooOld',
        `Retryable write ${number} is older than the session's latest, ${kept.number}.`,
      );
    const answer = work();
    this.#keep.run(session, number, serialize(answer, { ignoreUndefined: true }), Date.now());
    return answer;
  }

  /** Forgets sessions that are over; to be called inside a transaction. */
  expire(now: Date): void {
    this.#forget.run(now.getTime() - SESSION_MS);
  }
}
