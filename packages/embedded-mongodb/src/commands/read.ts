import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { encodeValue } from '../indexes/key.ts';
import { find as findDocuments } from '../query/find.ts';
import { leavesAt } from '../query/leaves.ts';
import { leadingSpec } from '../query/pipeline.ts';
import { compileProjection, type Projection } from '../query/projection.ts';
import { readRules } from '../query/rules.ts';
import type { Command } from './context.ts';

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

/** @see https://www.mongodb.com/docs/manual/reference/command/explain/ */
export const explain: Command = (context, command, db) => {
  const inner = command.explain as Document;
  const name = inner.find ?? inner.count ?? inner.aggregate;
  if (typeof name !== 'string')
    throw new CommandError('CommandNotSupported', 'explain knows find, count and aggregate.');
  const spec = inner.aggregate
    ? leadingSpec(inner.pipeline, inner.hint, readRules(inner)).spec
    : findSpec({ ...inner, filter: inner.filter ?? inner.query });
  const found = findDocuments(context.file, context.catalog.find(db, name), spec);
  let n = 0;
  for (const _ of found.documents) n += 1;
  const indexName = found.plan.index?.spec.name;
  const winningPlan = indexName
    ? {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          indexName,
          direction: found.plan.reverse ? 'backward' : 'forward',
        },
      }
    : { stage: 'COLLSCAN' };
  return {
    queryPlanner: {
      namespace: `${db}.${name}`,
      winningPlan: found.plan.sorted ? winningPlan : { stage: 'SORT', inputStage: winningPlan },
    },
    executionStats: {
      executionSuccess: true,
      nReturned: n,
      totalKeysExamined: found.counters.keysExamined,
      totalDocsExamined: found.counters.docsExamined,
    },
  };
};

function findSpec(command: Document) {
  return {
    filter: (command.filter ?? {}) as Document,
    sort: command.sort as Document | undefined,
    skip: command.skip === undefined ? undefined : Number(command.skip),
    limit: command.limit === undefined ? undefined : Math.abs(Number(command.limit)),
    hint: command.hint as string | Document | undefined,
    rules: readRules(command),
  };
}

function* projected(
  documents: Iterable<{ document: Document }>,
  show: Projection,
): Generator<Document> {
  for (const { document } of documents) yield show(document);
}
