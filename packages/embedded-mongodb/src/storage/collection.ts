import { createHash } from 'node:crypto';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { Binary, type Document, deserialize, EJSON, serialize } from 'bson';
import { describeUpdate } from '../changes/difference.ts';
import type { ChangeLog } from '../changes/log.ts';
import { CommandError } from '../errors.ts';
import { compileIndex, type Index, type IndexSpec } from '../indexes/definition.ts';

/** mongod's `maxBsonObjectSize`: 16 MiB. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** No row has this id. */
const NO_ROW = -1;

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
  /** What it was made with; only `collMod` changes it. */
  readonly options: Document;
  readonly uuid: Binary;
  readonly #changes: ChangeLog;
  readonly #file: DatabaseSyncInstance;
  readonly #entries = new Map<number, EntryStatements>();
  readonly #insert: StatementSyncInstance;
  readonly #read: StatementSyncInstance;
  readonly #replace: StatementSyncInstance;
  readonly #remove: StatementSyncInstance;

  constructor(
    file: DatabaseSyncInstance,
    changes: ChangeLog,
    of: { id: number; db: string; name: string; options: Document; indexes: Index[] },
  ) {
    this.#file = file;
    this.#changes = changes;
    this.options = of.options;
    this.uuid = uuidOf(of.id);
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

  /** Everything that can be wrong with the document is found before the first byte is written. */
  insert(document: Document): number {
    const bytes = toBytes(document);
    const keys = this.indexes.map((index): [Index, Buffer[]] => [index, index.keysOf(document)]);
    this.#refuseClashes(document, keys, NO_ROW);
    const rid = Number(this.#insert.run(bytes).lastInsertRowid);
    this.#addEntries(rid, keys);
    this.tell('insert', { documentKey: { _id: document._id as unknown } }, { after: bytes });
    return rid;
  }

  /** Whether the documents before and after a change are kept for change streams. */
  get #keepsImages(): boolean {
    return this.options.changeStreamPreAndPostImages?.enabled === true;
  }

  /** Notes what happened for change streams. */
  tell(
    operation: string,
    details: Document,
    documents: { before?: Uint8Array; after?: Uint8Array } = {},
  ): void {
    const { db, name: collection, uuid: collectionUUID } = this;
    this.#changes.record({
      db,
      collection,
      operation,
      details: { ...details, collectionUUID },
      ...documents,
    });
  }

  /** Changes options, as `collMod` does. */
  setOptions(change: Document): void {
    Object.assign(this.options, change);
    this.#file
      .prepare('UPDATE collections SET options = ? WHERE id = ?')
      .run(EJSON.stringify(this.options), this.id);
  }

  /** Changes an index's description where that changes none of its keys. */
  setIndex(index: Index, change: Partial<IndexSpec>): void {
    Object.assign(index.spec, change);
    this.#file
      .prepare('UPDATE indexes SET spec = ? WHERE id = ?')
      .run(EJSON.stringify(index.spec), index.id);
  }

  read(rid: number): Document | undefined {
    const row = this.#read.get(rid) as { doc: Uint8Array } | undefined;
    return row && fromBytes(row.doc);
  }

  /** Answers whether anything changed: an equal document is not written. */
  replace(
    rid: number,
    before: Document,
    after: Document,
    kind: 'replace' | 'update' = 'replace',
  ): boolean {
    const bytes = toBytes(after);
    const bytesBefore = toBytes(before);
    if (Buffer.compare(bytes, bytesBefore) === 0) return false;
    this.#replace.run(bytes, rid);
    const added = this.indexes.map((index): [Index, Buffer[]] => {
      const old = new Map(index.keysOf(before).map((key) => [key.toString('latin1'), key]));
      const fresh = index.keysOf(after).filter((key) => !old.delete(key.toString('latin1')));
      const { remove } = this.#statements(index);
      for (const key of old.values()) remove.run(key, rid);
      return [index, fresh];
    });
    this.#index(rid, after, added);
    this.tell(
      kind,
      {
        documentKey: { _id: after._id as unknown },
        ...(kind === 'update' ? { updateDescription: describeUpdate(before, after) } : {}),
      },
      {
        ...(this.#keepsImages ? { before: bytesBefore } : {}),
        ...(this.#keepsImages || kind === 'replace' ? { after: bytes } : {}),
      },
    );
    return true;
  }

  remove(rid: number, document: Document): void {
    this.tell(
      'delete',
      { documentKey: { _id: document._id as unknown } },
      this.#keepsImages ? { before: toBytes(document) } : {},
    );
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

  /** Bytes of the documents, and of each index's keys by its name. */
  sizes(): { data: number; indexes: Record<string, number> } {
    const total = (table: string, column: string) =>
      (
        this.#file.prepare(`SELECT total(length(${column})) AS bytes FROM ${table}`).get() as {
          bytes: number;
        }
      ).bytes;
    return {
      data: total(`c${this.id}`, 'doc'),
      indexes: Object.fromEntries(
        this.indexes.map(({ id, spec }) => [spec.name, total(`i${id}`, 'key')]),
      ),
    };
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
    this.#changes.doubt();
    const read = this.#file.prepare('SELECT multikey FROM indexes WHERE id = ?');
    for (const index of this.indexes) {
      index.multikey = (read.get(index.id) as { multikey: number }).multikey === 1;
    }
  }

  /** The ids of documents that share a key, group by group. */
  violations(index: Index): unknown[][] {
    const shared = this.#file
      .prepare(`SELECT key FROM i${index.id} GROUP BY key HAVING count(DISTINCT rid) > 1`)
      .all() as { key: Uint8Array }[];
    const holders = this.#file.prepare(`SELECT rid FROM i${index.id} WHERE key = ? ORDER BY rid`);
    return shared.map(({ key }) =>
      (holders.all(key) as { rid: number }[]).map(({ rid }) => this.read(rid)?._id as unknown),
    );
  }

  dropIndex(index: Index): void {
    this.#file.exec(`DROP TABLE i${index.id}`);
    this.#file.prepare('DELETE FROM indexes WHERE id = ?').run(index.id);
    this.indexes.splice(this.indexes.indexOf(index), 1);
    this.#entries.delete(index.id);
  }

  #index(rid: number, document: Document, keysByIndex: [Index, Buffer[]][]): void {
    this.#refuseClashes(document, keysByIndex, rid);
    this.#addEntries(rid, keysByIndex);
  }

  #refuseClashes(document: Document, keysByIndex: [Index, Buffer[]][], rid: number): void {
    for (const [index, keys] of keysByIndex) {
      if (!(index.spec.unique ?? index.spec.prepareUnique)) continue;
      const { clash } = this.#statements(index);
      if (keys.some((key) => clash.get(key, rid)))
        throw duplicateKey(this.namespace, index, document);
    }
  }

  /** What is remembered outside the transaction changes only once nothing can throw. */
  #addEntries(rid: number, keysByIndex: [Index, Buffer[]][]): void {
    for (const [index, keys] of keysByIndex) {
      const { insert } = this.#statements(index);
      for (const key of keys) insert.run(key, rid);
    }
    for (const [index, keys] of keysByIndex) {
      if (keys.length < 2 || index.multikey) continue;
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

/** A name for the collection that stays the same: its place in the file as a UUID. */
function uuidOf(id: number): Binary {
  const digest = createHash('sha256').update(`collection ${id}`).digest().subarray(0, 16);
  return new Binary(digest, Binary.SUBTYPE_UUID);
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
