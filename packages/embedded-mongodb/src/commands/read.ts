import type { Document } from 'bson';
import { encodeValue } from '../indexes/key.ts';
import { find as findDocuments } from '../query/find.ts';
import { leavesAt } from '../query/leaves.ts';
import { compileProjection, type Projection } from '../query/projection.ts';
import { readRules } from '../query/rules.ts';
import type { Command } from './context.ts';
import { findSpec } from './explain.ts';

/** @see https://www.mongodb.com/docs/manual/reference/command/find/ */
export const find: Command = (context, command, db) => {
  const name = String(command.find);
  const { documents } = findDocuments(
    context.file,
    context.catalog.find(db, name),
    findSpec(command),
  );
  const show = compileProjection(command.projection, {
    filter: (command.filter ?? {}) as Document,
    rules: readRules(command),
  });
  const limited = typeof command.limit === 'number' && command.limit < 0;
  return {
    cursor: context.cursors.start(`${db}.${name}`, projected(documents, show), {
      batchSize: command.batchSize,
      singleBatch: command.singleBatch || limited,
    }),
  };
};

export const getMore: Command = async ({ cursors }, command, db) => ({
  cursor: await cursors.more(
    String(command.getMore),
    `${db}.${command.collection}`,
    command.batchSize,
    command.maxTimeMS,
  ),
});

export const killCursors: Command = ({ cursors }, command) => {
  const ids = command.cursors as { toString(): string }[];
  const killed = ids.filter((id) => cursors.kill(String(id)));
  return {
    cursorsKilled: killed,
    cursorsNotFound: ids.filter((id) => !killed.includes(id)),
    cursorsAlive: [],
    cursorsUnknown: [],
  };
};

export const count: Command = (context, command, db) => {
  const collection = context.catalog.find(db, String(command.count));
  const filter = (command.query ?? {}) as Document;
  if (collection && Object.keys(filter).length === 0 && !command.limit && !command.skip)
    return { n: collection.count() };
  const { documents } = findDocuments(context.file, collection, {
    filter,
    limit: command.limit === undefined ? undefined : Math.abs(Number(command.limit)),
    skip: command.skip,
    hint: command.hint,
    rules: readRules(command),
  });
  let n = 0;
  for (const _ of documents) n += 1;
  return { n };
};

export const distinct: Command = (context, command, db) => {
  const rules = readRules(command);
  const { documents } = findDocuments(
    context.file,
    context.catalog.find(db, String(command.distinct)),
    { filter: command.query ?? {}, hint: command.hint, rules },
  );
  const path = String(command.key).split('.');
  const values: unknown[] = [];
  const seen = new Set<string>();
  for (const { document } of documents) {
    for (const value of distinctValues(document, path)) {
      const isNew = rules.collation
        ? !values.some((kept) => rules.collation?.same(kept, value))
        : !seen.has(encodeValue(value).toString('latin1'));
      if (!isNew) continue;
      if (!rules.collation) seen.add(encodeValue(value).toString('latin1'));
      values.push(value);
    }
  }
  return { values };
};

/** What a path reaches, an array by its elements; what is missing is no value. */
function distinctValues(document: Document, path: string[]): unknown[] {
  return leavesAt(document, path).flatMap((leaf) =>
    leaf === undefined ? [] : Array.isArray(leaf) ? (leaf as unknown[]) : [leaf],
  );
}

function* projected(
  documents: Iterable<{ document: Document }>,
  show: Projection,
): Generator<Document> {
  for (const { document } of documents) yield show(document);
}
