import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { normaliseSpec } from '../indexes/definition.ts';
import { compileFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import type { Command, CommandContext } from './context.ts';

/** Commands about databases, collections and indexes themselves. */

export const listDatabases: Command = ({ catalog }, command) => {
  const names = [...new Set(catalog.list().map(({ db }) => db))].sort();
  const databases = names.map((name) => ({ name, sizeOnDisk: 0, empty: false }));
  const matching = command.filter ? databases.filter(compileFilter(command.filter)) : databases;
  return {
    databases: command.nameOnly ? matching.map(({ name }) => ({ name })) : matching,
    totalSize: 0,
  };
};

export const listCollections: Command = ({ catalog, cursors }, command, db) => {
  const all = catalog.list(db).map(({ name }) => ({
    name,
    type: 'collection',
    options: {},
    info: { readOnly: false },
    idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
  }));
  const matching = command.filter ? all.filter(compileFilter(command.filter)) : all;
  return {
    cursor: cursors.start(`${db}.$cmd.listCollections`, matching.values(), {
      batchSize: command.cursor?.batchSize,
    }),
  };
};

export const create: Command = ({ catalog, writes }, command, db) => {
  for (const option of ['capped', 'timeseries', 'viewOn', 'validator']) {
    if (command[option])
      throw new CommandError(
        'CommandNotSupported',
        `The collection option '${option}' is not supported.`,
      );
  }
  return writes.run(() => {
    catalog.create(db, String(command.create), {});
    return {};
  });
};

export const drop: Command = ({ catalog, writes }, command, db) =>
  writes.run(() => {
    const collection = existing({ catalog }, db, String(command.drop));
    catalog.drop(collection);
    return { ns: collection.namespace };
  });

export const dropDatabase: Command = ({ catalog, writes }, _command, db) =>
  writes.run(() => {
    for (const collection of catalog.list(db)) catalog.drop(collection);
    return { dropped: db };
  });

export const createIndexes: Command = ({ catalog, writes }, command, db) =>
  writes.run(() => {
    const specs = (command.indexes as Document[]).map(normaliseSpec);
    const made = !catalog.find(db, String(command.createIndexes));
    const collection = catalog.ensure(db, String(command.createIndexes));
    const before = collection.indexes.length;
    for (const spec of specs) collection.createIndex(spec);
    return {
      numIndexesBefore: before,
      numIndexesAfter: collection.indexes.length,
      createdCollectionAutomatically: made,
    };
  });

export const listIndexes: Command = ({ catalog, cursors }, command, db) => {
  const collection = existing({ catalog }, db, String(command.listIndexes));
  const specs = collection.indexes.map(({ spec }) => spec as Document);
  return {
    cursor: cursors.start(collection.namespace, specs.values(), {
      batchSize: command.cursor?.batchSize,
    }),
  };
};

export const dropIndexes: Command = ({ catalog, writes }, command, db) =>
  writes.run(() => {
    const collection = existing({ catalog }, db, String(command.dropIndexes));
    const before = collection.indexes.length;
    const wanted = command.index as string | string[] | Document;
    const droppable = collection.indexes.filter(({ spec }) => spec.name !== '_id_');
    const chosen =
      wanted === '*'
        ? droppable
        : [wanted].flat().map((name) => {
            const found = droppable.find(({ spec }) =>
              typeof name === 'string'
                ? spec.name === name
                : JSON.stringify(spec.key) === JSON.stringify(name),
            );
            if (!found)
              throw new CommandError(
                'IndexNotFound',
                `index not found with name [${JSON.stringify(name)}]`,
              );
            return found;
          });
    for (const index of chosen) collection.dropIndex(index);
    return { nIndexesWas: before };
  });

export const collStats: Command = ({ catalog }, command, db) => {
  const collection = catalog.find(db, String(command.collStats));
  return {
    ns: `${db}.${command.collStats}`,
    count: collection?.count() ?? 0,
    nindexes: collection?.indexes.length ?? 0,
    size: 0,
    storageSize: 0,
    totalIndexSize: 0,
    indexSizes: {},
    capped: false,
  };
};

export const dbStats: Command = ({ catalog }, _command, db) => {
  const collections = catalog.list(db);
  return {
    db,
    collections: collections.length,
    objects: collections.reduce((sum, each) => sum + each.count(), 0),
    indexes: collections.reduce((sum, each) => sum + each.indexes.length, 0),
    dataSize: 0,
    storageSize: 0,
    indexSize: 0,
  };
};

function existing(
  { catalog }: Pick<CommandContext, 'catalog'>,
  db: string,
  name: string,
): Collection {
  const collection = catalog.find(db, name);
  if (!collection) throw new CommandError('NamespaceNotFound', `ns does not exist: ${db}.${name}`);
  return collection;
}
