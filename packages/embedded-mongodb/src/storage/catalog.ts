import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Document } from 'bson';
import { EJSON } from 'bson';
import { CommandError } from '../errors.ts';
import { compileIndex, type Index, type IndexSpec } from '../indexes/definition.ts';
import { Collection } from './collection.ts';

/** Knows every collection and index of the file; makes and drops them. */
export class Catalog {
  readonly #file: DatabaseSyncInstance;
  readonly #collections = new Map<string, Collection>();

  constructor(file: DatabaseSyncInstance) {
    this.#file = file;
    const rows = file.prepare('SELECT id, db, name FROM collections').all() as {
      id: number;
      db: string;
      name: string;
    }[];
    for (const row of rows) this.#load(row.id, row.db, row.name);
  }

  #load(id: number, db: string, name: string): Collection {
    const rows = this.#file
      .prepare('SELECT id, spec, multikey FROM indexes WHERE collection = ? ORDER BY id')
      .all(id) as { id: number; spec: string; multikey: number }[];
    const indexes: Index[] = rows.map((row) =>
      compileIndex(row.id, EJSON.parse(row.spec) as IndexSpec, row.multikey === 1),
    );
    const collection = new Collection(this.#file, { id, db, name, indexes });
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
    if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('system.')) {
      throw new CommandError('InvalidNamespace', `Invalid collection name: ${db}.${name}`);
    }
    if (this.find(db, name))
      throw new CommandError('NamespaceExists', `Collection ${db}.${name} already exists.`);
    const { lastInsertRowid } = this.#file
      .prepare('INSERT INTO collections (db, name, options) VALUES (?, ?, ?)')
      .run(db, name, EJSON.stringify(options));
    const id = Number(lastInsertRowid);
    this.#file.exec(`CREATE TABLE c${id} (rid INTEGER PRIMARY KEY, doc BLOB NOT NULL)`);
    const collection = this.#load(id, db, name);
    collection.createIndex({ v: 2, name: '_id_', key: { _id: 1 }, unique: true });
    return collection;
  }

  drop(collection: Collection): void {
    for (const index of Array.from(collection.indexes)) collection.dropIndex(index);
    this.#file.exec(`DROP TABLE c${collection.id}`);
    this.#file.prepare('DELETE FROM collections WHERE id = ?').run(collection.id);
    this.#collections.delete(`${collection.db}.${collection.name}`);
  }

  list(db?: string): Collection[] {
    const all = [...this.#collections.values()];
    return db === undefined ? all : all.filter((collection) => collection.db === db);
  }

  /** Forgets what is in memory and reads the file's tables again: after a rolled-back change of the catalogue. */
  reload(): void {
    this.#collections.clear();
    const rows = this.#file.prepare('SELECT id, db, name FROM collections').all() as {
      id: number;
      db: string;
      name: string;
    }[];
    for (const row of rows) this.#load(row.id, row.db, row.name);
  }
}
