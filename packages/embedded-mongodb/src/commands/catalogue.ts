import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { normaliseSpec } from '../indexes/definition.ts';
import { compileFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import type { Command, CommandContext } from './context.ts';

/** Commands about databases, collections and indexes themselves. */

export const listDatabases: Command = ({ catalog }, command) => {
  const names = [...new Set(catalog.list().map(({ db }) => db))].sort();
  const sizeOf = (name: string) =>
    sum(
      catalog.list(name).flatMap((each) => {
        const { data, indexes } = each.sizes();
        return [data, ...Object.values(indexes)];
      }),
    );
  const databases = names.map((name) => ({
    name,
    sizeOnDisk: command.nameOnly ? 0 : sizeOf(name),
    empty: false,
  }));
  const matching = command.filter ? databases.filter(compileFilter(command.filter)) : databases;
  return {
    databases: command.nameOnly ? matching.map(({ name }) => ({ name })) : matching,
    totalSize: sum(databases.map(({ sizeOnDisk }) => sizeOnDisk)),
  };
};

export const listCollections: Command = ({ catalog, cursors }, command, db) => {
  const all = catalog.list(db).map(({ name, options, uuid }) => ({
    name,
    type: 'collection',
    options,
    info: { readOnly: false, uuid },
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
  for (const option of [
    'clusteredIndex',
    'encryptedFields',
    'capped',
    'timeseries',
    'viewOn',
    'validator',
  ]) {
    if (command[option])
      throw new CommandError(
        'CommandNotSupported',
        `The collection option '${option}' is not supported.`,
      );
  }
  refuseCollation(command.collation);
  const images = command.changeStreamPreAndPostImages as Document | undefined;
  return writes.run(() => {
    catalog.create(
      db,
      String(command.create),
      images ? { changeStreamPreAndPostImages: images } : {},
    );
    return {};
  });
};

function refuseCollation(collation: Document | undefined): void {
  if (collation && collation.locale !== 'simple')
    throw new CommandError(
      'CommandNotSupported',
      'A default collation of a collection is not supported.',
    );
}

/** Changes when an index's documents expire, or whether images are kept for change streams. */
export const collMod: Command = ({ catalog, writes }, command, db) =>
  writes.run(() => {
    const collection = existing({ catalog }, db, String(command.collMod));
    for (const option of ['validator', 'viewOn', 'timeseries', 'cappedSize'])
      if (command[option] !== undefined)
        throw new CommandError('CommandNotSupported', `collMod's '${option}' is not supported.`);
    const answer = command.index ? modifyIndex(collection, command.index as Document) : {};
    const images = command.changeStreamPreAndPostImages as Document | undefined;
    if (images) collection.setOptions({ changeStreamPreAndPostImages: images });
    collection.tell('modify', { operationDescription: { ...images } });
    return answer;
  });

function modifyIndex(collection: Collection, change: Document): Document {
  const index = collection.indexes.find(({ spec }) =>
    change.name === undefined
      ? JSON.stringify(spec.key) === JSON.stringify(change.keyPattern)
      : spec.name === change.name,
  );
  if (!index) throw new CommandError('IndexNotFound', 'cannot find index for collMod');
  if (change.prepareUnique !== undefined) {
    collection.setIndex(index, { prepareUnique: change.prepareUnique === true });
    return {};
  }
  if (change.unique === true) {
    const violations = collection.violations(index);
    if (violations.length > 0)
      throw new CommandError(
        'CannotConvertIndexToUnique',
        'Cannot convert the index to unique. Please resolve conflicting documents before running collMod again.',
        { violations: violations.map((ids) => ({ ids })) },
      );
    collection.setIndex(index, { unique: true });
    return { unique_new: true };
  }
  if (typeof change.expireAfterSeconds !== 'number')
    throw new CommandError(
      'InvalidOptions',
      'no expireAfterSeconds, unique or prepareUnique field',
    );
  const before = index.spec.expireAfterSeconds;
  collection.setIndex(index, { expireAfterSeconds: change.expireAfterSeconds });
  return {
    ...(before === undefined ? {} : { expireAfterSeconds_old: before }),
    expireAfterSeconds_new: change.expireAfterSeconds,
  };
}

export const renameCollection: Command = ({ catalog, writes }, command) =>
  writes.run(() => {
    const [from, to] = [command.renameCollection, command.to].map((namespace) => {
      const [, db = '', name = ''] = /^([^.]+)\.(.+)$/.exec(String(namespace)) ?? [];
      return { db, name };
    });
    if (!from || !to) return {};
    catalog.rename(existing({ catalog }, from.db, from.name), to, command.dropTarget === true);
    return {};
  });

export const drop: Command = ({ catalog, writes }, command, db) =>
  writes.run(() => {
    const collection = existing({ catalog }, db, String(command.drop));
    catalog.drop(collection);
    return { ns: collection.namespace };
  });

export const dropDatabase: Command = ({ catalog, writes }, _command, db) =>
  writes.run(() => {
    catalog.dropDatabase(db);
    return { dropped: db };
  });

export const createIndexes: Command = ({ catalog, writes }, command, db) =>
  writes.run(() => {
    const specs = (command.indexes as Document[]).map(normaliseSpec);
    const made = !catalog.find(db, String(command.createIndexes));
    const collection = catalog.ensure(db, String(command.createIndexes));
    const before = collection.indexes.length;
    const fresh = specs.filter((spec) => collection.createIndex(spec));
    if (fresh.length > 0)
      collection.tell('createIndexes', { operationDescription: { indexes: fresh } });
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
    if (chosen.length > 0)
      collection.tell('dropIndexes', {
        operationDescription: { indexes: chosen.map(({ spec }) => spec) },
      });
    return { nIndexesWas: before };
  });

export const collStats: Command = ({ catalog }, command, db) => {
  const collection = catalog.find(db, String(command.collStats));
  const { data, indexes } = collection?.sizes() ?? { data: 0, indexes: {} };
  const count = collection?.count() ?? 0;
  return {
    ns: `${db}.${command.collStats}`,
    count,
    size: data,
    ...(count > 0 ? { avgObjSize: data / count } : {}),
    storageSize: data,
    nindexes: collection?.indexes.length ?? 0,
    indexSizes: indexes,
    totalIndexSize: sum(Object.values(indexes)),
    totalSize: data + sum(Object.values(indexes)),
    capped: false,
  };
};

export const dbStats: Command = ({ catalog }, _command, db) => {
  const collections = catalog.list(db);
  const sizes = collections.map((each) => each.sizes());
  const objects = sum(collections.map((each) => each.count()));
  const dataSize = sum(sizes.map(({ data }) => data));
  const indexSize = sum(sizes.flatMap(({ indexes }) => Object.values(indexes)));
  return {
    db,
    collections: collections.length,
    objects,
    avgObjSize: objects > 0 ? dataSize / objects : 0,
    dataSize,
    storageSize: dataSize,
    indexes: sum(collections.map((each) => each.indexes.length)),
    indexSize,
    totalSize: dataSize + indexSize,
  };
};

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

function existing(
  { catalog }: Pick<CommandContext, 'catalog'>,
  db: string,
  name: string,
): Collection {
  const collection = catalog.find(db, name);
  if (!collection) throw new CommandError('NamespaceNotFound', `ns does not exist: ${db}.${name}`);
  return collection;
}
