import type { Document } from 'bson';
import { Aggregator } from 'mingo';
import { CommandError } from '../errors.ts';
import { find as findDocuments } from '../query/find.ts';
import { compileProjection } from '../query/projection.ts';
import type { Command, CommandContext } from './context.ts';

/** @see https://www.mongodb.com/docs/manual/reference/command/find/ */
export const find: Command = (context, command, db) => {
  const name = String(command.find);
  const { documents } = findDocuments(
    context.file,
    context.catalog.find(db, name),
    findSpec(command),
  );
  const limited = typeof command.limit === 'number' && command.limit < 0;
  return {
    cursor: context.cursors.start(`${db}.${name}`, projected(documents, command.projection), {
      batchSize: command.batchSize,
      singleBatch: command.singleBatch || limited,
    }),
  };
};

export const getMore: Command = ({ cursors }, command, db) => ({
  cursor: cursors.more(String(command.getMore), `${db}.${command.collection}`, command.batchSize),
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
    limit: command.limit,
    skip: command.skip,
  });
  let n = 0;
  for (const _ of documents) n += 1;
  return { n };
};

export const distinct: Command = (context, command, db) => {
  const { documents } = findDocuments(
    context.file,
    context.catalog.find(db, String(command.distinct)),
    { filter: command.query ?? {} },
  );
  const path = `$${command.key}`;
  const grouped = new Aggregator([
    { $unwind: { path, preserveNullAndEmptyArrays: false } },
    { $group: { _id: path } },
  ]).run<Document>([...documents].map(({ document }) => document));
  return { values: grouped.map(({ _id }) => _id) };
};

const refusedStages = new Set([
  '$out',
  '$merge',
  '$changeStream',
  '$unionWith',
  '$graphLookup',
  '$geoNear',
  '$search',
  '$currentOp',
  '$collStats',
  '$indexStats',
]);

/** Leading `$match`, `$sort`, `$skip` and `$limit` go to the planner; the rest runs over what it found. */
export const aggregate: Command = (context, command, db) => {
  const pipeline = command.pipeline as Document[];
  const refused = pipeline
    .flatMap((stage) => Object.keys(stage))
    .find((stage) => refusedStages.has(stage));
  if (refused)
    throw new CommandError(
      'CommandNotSupported',
      `The aggregation stage ${refused} is not supported.`,
    );
  if (typeof command.aggregate !== 'string')
    throw new CommandError(
      'CommandNotSupported',
      'Aggregation over a whole database is not supported.',
    );
  const { spec, rest } = splitPipeline(pipeline, command.hint);
  const { documents } = findDocuments(
    context.file,
    context.catalog.find(db, command.aggregate),
    spec,
  );
  const source = projected(documents, undefined);
  const results = rest.length === 0 ? source : runStages(context, db, rest, [...source]);
  return {
    cursor: context.cursors.start(`${db}.${command.aggregate}`, results, {
      batchSize: command.cursor?.batchSize,
    }),
  };
};

function runStages(
  context: CommandContext,
  db: string,
  stages: Document[],
  documents: Document[],
): Iterator<Document> {
  const collectionResolver = (name: string) => {
    const { documents: all } = findDocuments(context.file, context.catalog.find(db, name), {
      filter: {},
    });
    return [...all].map(({ document }) => document);
  };
  return new Aggregator(stages as never, { collectionResolver } as never)
    .run<Document>(documents)
    .values();
}

function splitPipeline(pipeline: Document[], hint: string | Document | undefined) {
  const spec: {
    filter: Document;
    sort?: Document;
    skip?: number;
    limit?: number;
    hint?: string | Document;
  } = { filter: {}, ...(hint ? { hint } : {}) };
  let at = 0;
  const only = (stage: string) => {
    const value = pipeline[at]?.[stage];
    if (value !== undefined) at += 1;
    return value;
  };
  const filter = only('$match');
  if (filter) spec.filter = filter;
  const sort = only('$sort');
  if (sort) spec.sort = sort;
  const skip = only('$skip');
  if (skip !== undefined) spec.skip = skip;
  const limit = only('$limit');
  if (limit !== undefined) spec.limit = limit;
  return { spec, rest: pipeline.slice(at) };
}

/** @see https://www.mongodb.com/docs/manual/reference/command/explain/ */
export const explain: Command = (context, command, db) => {
  const inner = command.explain as Document;
  const name = inner.find ?? inner.count ?? inner.aggregate;
  if (typeof name !== 'string')
    throw new CommandError('CommandNotSupported', 'explain knows find, count and aggregate.');
  const spec = inner.aggregate
    ? splitPipeline(inner.pipeline, inner.hint).spec
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
  };
}

function* projected(
  documents: Iterable<{ document: Document }>,
  projection: Document | undefined,
): Generator<Document> {
  const show = compileProjection(projection);
  for (const { document } of documents) yield show(document);
}
