import { DatabaseSync } from '@photostructure/sqlite';
import { type Document, deserialize, serialize } from 'bson';

/**
 * The same work straight on SQLite, with the same durability: what the wire, BSON and MongoDB's
 * semantics cost is measured against it.
 */
export function openPlain(path: string) {
  const file = new DatabaseSync(path);
  file.exec(`
    PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL;
    PRAGMA cache_size = -32768;
    CREATE TABLE things (id TEXT PRIMARY KEY, guild INTEGER, at INTEGER, doc BLOB NOT NULL);
    CREATE INDEX by_guild ON things (guild, at);
  `);
  const insert = file.prepare('INSERT INTO things VALUES (?, ?, ?, ?)');
  const byId = file.prepare('SELECT doc FROM things WHERE id = ?');
  const update = file.prepare('UPDATE things SET doc = ? WHERE id = ?');
  const page = file.prepare('SELECT doc FROM things WHERE guild = ? ORDER BY at DESC LIMIT 20');
  const group = file.prepare(
    'SELECT guild, count(*) AS n, avg(at) AS mean FROM things GROUP BY guild',
  );
  const put = (document: Document) =>
    insert.run(String(document._id), document.guild, document.at, serialize(document));
  const read = (row: unknown) => deserialize((row as { doc: Uint8Array }).doc);
  return {
    insertOne: put,
    insertMany: (documents: Document[]) => {
      file.exec('BEGIN');
      for (const document of documents) put(document);
      file.exec('COMMIT');
    },
    findById: (id: unknown) => read(byId.get(String(id))),
    updateById: (id: unknown) => {
      const document = read(byId.get(String(id)));
      document.n = Number(document.n) + 1;
      update.run(serialize(document), String(id));
    },
    page: (guild: number) => page.all(guild).map(read),
    group: () => group.all(),
    close: () => file.close(),
  };
}
