import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Document } from 'bson';
import { EJSON } from 'bson';
import { ChangeLog } from '../changes/log.ts';
import { CommandError } from '../errors.ts';
import { compileIndex, type Index, type IndexSpec } from '../indexes/definition.ts';
import { Collection } from './collection.ts';

/** Knows every collection and index of the file; makes and drops them. */
export class Catalog {
  readonly #file: DatabaseSyncInstance;
  readonly #changes: ChangeLog;
  readonly #collections = new Map<string, Collection>();

  constructor(file: DatabaseSyncInstance, changes = new ChangeLog(file)) {
    this.#file = file;
    this.#changes = changes;
    this.#loadAll();
  }

  #loadAll(): void {
    const rows = this.#file.prepare('SELECT id, db, name, options FROM collections').all() as {
      id: number;
      db: string;
      name: string;
      options: string;
    }[];
    for (const { id, db, name, options } of rows) {
      this.#load(id, db, name, EJSON.parse(options) as Document);
    }
  }

  #load(id: number, db: string, name: string, options: Document): Collection {
    const rows = this.#file
      .prepare('SELECT id, spec, multikey FROM indexes WHERE collection = ? ORDER BY id')
      .all(id) as { id: number; spec: string; multikey: number }[];
    const indexes: Index[] = rows.map((row) =>
      compileIndex(row.id, EJSON.parse(row.spec) as IndexSpec, row.multikey === 1),
    );
    const collection = new Collection(this.#file, this.#changes, {
      id,
      db,
      name,
      options,
      indexes,
    });
    this.#collections.set(`${db}.${name}`, collection);
    return collection;
  }

  find(db: string, name: string): Collection | undefined {
    return this.#collections.get(`${db}.${name}`);
  }

  /** The collection, made when it isn't there: as MongoDB does on a first write. */
  ensure(db: string, name: string): Collection {
    return this.find(db, name) ?? this.create(db, name, {});
  }

  create(db: string, name: string, options: Document): Collection {
    refuseName(db, name);
    if (this.find(db, name))
      throw new CommandError('NamespaceExists', `Collection ${db}.${name} already exists.`);
    const { lastInsertRowid } = this.#file
      .prepare('INSERT INTO collections (db, name, options) VALUES (?, ?, ?)')
      .run(db, name, EJSON.stringify(options));
    const id = Number(lastInsertRowid);
    this.#file.exec(`CREATE TABLE c${id} (rid INTEGER PRIMARY KEY, doc BLOB NOT NULL)`);
    const collection = this.#load(id, db, name, options);
    collection.createIndex({ v: 2, name: '_id_', key: { _id: 1 }, unique: true });
    collection.tell('create', { operationDescription: { idIndex: collection.indexes[0]?.spec } });
    return collection;
  }

  drop(collection: Collection): void {
    for (const index of Array.from(collection.indexes)) collection.dropIndex(index);
    collection.tell('drop', {});
    this.#file.exec(`DROP TABLE c${collection.id}`);
    this.#file.prepare('DELETE FROM collections WHERE id = ?').run(collection.id);
    this.#collections.delete(`${collection.db}.${collection.name}`);
  }

  /** Gives a collection another name; one that has it already goes when `dropTarget` says so. */
  rename(collection: Collection, to: { db: string; name: string }, dropTarget: boolean): void {
    const target = this.find(to.db, to.name);
    if (target && !dropTarget)
      throw new CommandError('NamespaceExists', `Collection ${target.namespace} already exists.`);
    refuseName(to.db, to.name);
    if (target) this.drop(target);
    const names = { db: to.db, coll: to.name };
    collection.tell('rename', {
      to: names,
      operationDescription: { to: names, ...(dropTarget ? { dropTarget: true } : {}) },
    });
    this.#file
      .prepare('UPDATE collections SET db = ?, name = ? WHERE id = ?')
      .run(to.db, to.name, collection.id);
    this.#collections.delete(collection.namespace);
    this.#load(collection.id, to.db, to.name, collection.options);
  }

  dropDatabase(db: string): void {
    const collections = this.list(db);
    for (const collection of collections) this.drop(collection);
    if (collections.length > 0)
      this.#changes.record({ db, collection: '', operation: 'dropDatabase', details: {} });
  }

  list(db?: string): Collection[] {
    const all = [...this.#collections.values()];
    return db === undefined ? all : all.filter((collection) => collection.db === db);
  }

  /** Forgets what is in memory and reads the file's tables again: after a rolled-back change of the catalogue. */
  reload(): void {
    this.#collections.clear();
    this.#loadAll();
  }
}

function refuseName(db: string, name: string): void {
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('system.'))
    throw new CommandError('InvalidNamespace', `Invalid collection name: ${db}.${name}`);
}
