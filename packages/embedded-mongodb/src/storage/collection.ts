import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { type Document, deserialize, EJSON, serialize } from 'bson';
import { CommandError } from '../errors.ts';
import { compileIndex, type Index, type IndexSpec } from '../indexes/definition.ts';

/** mongod's `maxBsonObjectSize`: 16 MiB. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

export interface StoredDocument {
  rid: number;
  document: Document;
}

interface EntryStatements {
  insert: StatementSyncInstance;
  remove: StatementSyncInstance;
  /** Another document's entry with the same key. */
  clash: StatementSyncInstance;
}

/**
 * One collection: a table of BSON by row id, and a table of sorted keys an index. Knows how to keep the
 * two in step; runs inside whatever transaction its caller has open.
 */
export class Collection {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  readonly indexes: Index[];
  readonly #file: DatabaseSyncInstance;
  readonly #entries = new Map<number, EntryStatements>();
  readonly #insert: StatementSyncInstance;
  readonly #read: StatementSyncInstance;
  readonly #replace: StatementSyncInstance;
  readonly #remove: StatementSyncInstance;

  constructor(
    file: DatabaseSyncInstance,
    of: { id: number; db: string; name: string; indexes: Index[] },
  ) {
    this.#file = file;
    this.id = of.id;
    this.db = of.db;
    this.name = of.name;
    this.indexes = of.indexes;
    this.#insert = file.prepare(`INSERT INTO c${of.id} (doc) VALUES (?)`);
    this.#read = file.prepare(`SELECT doc FROM c${of.id} WHERE rid = ?`);
    this.#replace = file.prepare(`UPDATE c${of.id} SET doc = ? WHERE rid = ?`);
    this.#remove = file.prepare(`DELETE FROM c${of.id} WHERE rid = ?`);
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  insert(document: Document): number {
    const rid = Number(this.#insert.run(toBytes(document)).lastInsertRowid);
    this.#index(
      rid,
      document,
      this.indexes.map((index) => [index, index.keysOf(document)]),
    );
    return rid;
  }

  read(rid: number): Document | undefined {
    const row = this.#read.get(rid) as { doc: Uint8Array } | undefined;
    return row && fromBytes(row.doc);
  }

  /** Answers whether anything changed: an equal document is not written. */
  replace(rid: number, before: Document, after: Document): boolean {
    const bytes = toBytes(after);
    if (Buffer.compare(bytes, toBytes(before)) === 0) return false;
    this.#replace.run(bytes, rid);
    const added = this.indexes.map((index): [Index, Buffer[]] => {
      const old = new Map(index.keysOf(before).map((key) => [key.toString('latin1'), key]));
      const fresh = index.keysOf(after).filter((key) => !old.delete(key.toString('latin1')));
      const { remove } = this.#statements(index);
      for (const key of old.values()) remove.run(key, rid);
      return [index, fresh];
    });
    this.#index(rid, after, added);
    return true;
  }

  remove(rid: number, document: Document): void {
    for (const index of this.indexes) {
      const { remove } = this.#statements(index);
      for (const key of index.keysOf(document)) remove.run(key, rid);
    }
    this.#remove.run(rid);
  }

  /** Row ids in natural order, from after the given one. */
  ridsAfter(rid: number, limit: number): number[] {
    const rows = this.#file
      .prepare(`SELECT rid FROM c${this.id} WHERE rid > ? ORDER BY rid LIMIT ?`)
      .all(rid, limit);
    return (rows as { rid: number }[]).map((row) => row.rid);
  }

  count(): number {
    return (this.#file.prepare(`SELECT count(*) AS n FROM c${this.id}`).get() as { n: number }).n;
  }

  /** Makes the index and its entries for what is already there. Existing with the same description: nothing happens. */
  createIndex(spec: IndexSpec): boolean {
    const same = this.indexes.find(
      (index) => index.spec.name === spec.name || sameKey(index.spec, spec),
    );
    if (same) {
      if (EJSON.stringify(comparable(same.spec)) === EJSON.stringify(comparable(spec)))
        return false;
      throw new CommandError(
        same.spec.name === spec.name ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict',
        `An index like ${spec.name} exists with a different description: ${same.spec.name}.`,
      );
    }
    const { lastInsertRowid } = this.#file
      .prepare('INSERT INTO indexes (collection, spec) VALUES (?, ?)')
      .run(this.id, EJSON.stringify(spec));
    const index = compileIndex(Number(lastInsertRowid), spec, false);
    this.#file.exec(
      `CREATE TABLE i${index.id} (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (key, rid)) WITHOUT ROWID`,
    );
    for (let last = 0; ; ) {
      const rids = this.ridsAfter(last, 500);
      for (const rid of rids) {
        const document = this.read(rid);
        if (document) this.#index(rid, document, [[index, index.keysOf(document)]]);
      }
      if (rids.length < 500) break;
      last = rids.at(-1) ?? last;
    }
    this.indexes.push(index);
    return true;
  }

  /** After a change was undone: what is remembered of the indexes is what the file says. */
  recall(): void {
    const read = this.#file.prepare('SELECT multikey FROM indexes WHERE id = ?');
    for (const index of this.indexes) {
      index.multikey = (read.get(index.id) as { multikey: number }).multikey === 1;
    }
  }

  dropIndex(index: Index): void {
    this.#file.exec(`DROP TABLE i${index.id}`);
    this.#file.prepare('DELETE FROM indexes WHERE id = ?').run(index.id);
    this.indexes.splice(this.indexes.indexOf(index), 1);
    this.#entries.delete(index.id);
  }

  /** Uniqueness first: what is remembered outside the transaction changes only once nothing can throw. */
  #index(rid: number, document: Document, keysByIndex: [Index, Buffer[]][]): void {
    for (const [index, keys] of keysByIndex) {
      const { insert, clash } = this.#statements(index);
      for (const key of keys) {
        if (index.spec.unique && clash.get(key, rid))
          throw duplicateKey(this.namespace, index, document);
        insert.run(key, rid);
      }
    }
    for (const [index] of keysByIndex.filter(
      ([index, keys]) => keys.length > 1 && !index.multikey,
    )) {
      index.multikey = true;
      this.#file.prepare('UPDATE indexes SET multikey = 1 WHERE id = ?').run(index.id);
    }
  }

  #statements(index: Index): EntryStatements {
    const kept = this.#entries.get(index.id);
    if (kept) return kept;
    const made = {
      insert: this.#file.prepare(`INSERT INTO i${index.id} (key, rid) VALUES (?, ?)`),
      remove: this.#file.prepare(`DELETE FROM i${index.id} WHERE key = ? AND rid = ?`),
      clash: this.#file.prepare(`SELECT 1 FROM i${index.id} WHERE key = ? AND rid <> ? LIMIT 1`),
    };
    this.#entries.set(index.id, made);
    return made;
  }
}

function toBytes(document: Document): Uint8Array {
  const bytes = serialize(document, { ignoreUndefined: true });
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      'BSONObjectTooLarge',
      `The document is ${bytes.length} bytes; the most is ${MAX_DOCUMENT_BYTES}.`,
    );
  }
  return bytes;
}

function fromBytes(bytes: Uint8Array): Document {
  return deserialize(bytes, { promoteLongs: true, promoteValues: true, promoteBuffers: false });
}

/** @see https://www.mongodb.com/docs/manual/core/index-unique/ */
function duplicateKey(namespace: string, index: Index, document: Document): CommandError {
  const keyValue = Object.fromEntries(
    index.fields.map(({ path }) => [
      path,
      path
        .split('.')
        .reduce<unknown>((value, name) => (value as Document | undefined)?.[name], document) ??
        null,
    ]),
  );
  const shown = Object.entries(keyValue).map(
    ([name, value]) => `${name}: ${EJSON.stringify(value)}`,
  );
  return new CommandError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index.spec.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern: index.spec.key, keyValue },
  );
}

const sameKey = (a: IndexSpec, b: IndexSpec) =>
  JSON.stringify(Object.entries(a.key)) === JSON.stringify(Object.entries(b.key)) &&
  EJSON.stringify(a.partialFilterExpression ?? null) ===
    EJSON.stringify(b.partialFilterExpression ?? null);

const comparable = ({
  name,
  key,
  unique,
  sparse,
  partialFilterExpression,
  expireAfterSeconds,
}: IndexSpec) => ({
  name,
  key: Object.entries(key),
  unique: unique ?? false,
  sparse: sparse ?? false,
  partialFilterExpression: partialFilterExpression ?? null,
  expireAfterSeconds: expireAfterSeconds ?? null,
});
