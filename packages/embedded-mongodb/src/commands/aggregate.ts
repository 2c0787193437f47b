import type { Document } from 'bson';
import { changeStream } from '../changes/stream.ts';
import { CommandError } from '../errors.ts';
import { find as findDocuments } from '../query/find.ts';
import { leadingSpec, refuseUnknownStages, runStages } from '../query/pipeline.ts';
import { type Rules, readRules } from '../query/rules.ts';
import type { Command, CommandContext } from './context.ts';
import { isWritingStage, writeStage } from './writing-stages.ts';

/**
 * Leading `$match`, `$sort`, `$skip` and `$limit` go to the planner; the rest runs over what it found.
 * @see https://www.mongodb.com/docs/manual/reference/command/aggregate/
 */
export const aggregate: Command = (context, command, db) => {
  const pipeline = command.pipeline as Document[];
  if (!Array.isArray(pipeline))
    throw new CommandError('TypeMismatch', 'A pipeline must be an array of stages.');
  for (const stage of pipeline)
    if (Object.keys(stage).length !== 1)
      throw new CommandError(40_323, 'A pipeline stage must contain exactly one field.');
  const [first] = pipeline;
  if (first && '$changeStream' in first) return watch(context, command, db, pipeline);
  refuseUnknownStages(pipeline);
  const rules = readRules(command);
  const last = pipeline.at(-1);
  if (last && isWritingStage(last)) {
    if (command.readConcern?.level === 'linearizable')
      throw new CommandError(
        'InvalidOptions',
        `${Object.keys(last)[0]} cannot be used with a 'linearizable' read concern level`,
      );
    return context.writes
      .run(() => {
        const documents = [...results(context, command, db, pipeline.slice(0, -1), rules)];
        writeStage(context, db, last, documents);
        return context.cursors.start(namespaceOf(command, db), [].values(), {});
      })
      .then((cursor) => ({ cursor }));
  }
  if (pipeline.some(isWritingStage))
    throw new CommandError(40_601, '$out and $merge can only be the final stage in the pipeline');
  return {
    cursor: context.cursors.start(
      namespaceOf(command, db),
      results(context, command, db, pipeline, rules)[Symbol.iterator](),
      { batchSize: command.cursor?.batchSize },
    ),
  };
};

const namespaceOf = (command: Document, db: string) =>
  typeof command.aggregate === 'string' ? `${db}.${command.aggregate}` : `${db}.$cmd.aggregate`;

/** What a pipeline without writing gives. */
function results(
  context: CommandContext,
  command: Document,
  db: string,
  pipeline: Document[],
  rules: Rules,
): Iterable<Document> {
  const resolve = (name: string) => {
    const { documents } = findDocuments(context.file, context.catalog.find(db, name), {
      filter: {},
    });
    return [...documents].map(({ document }) => document);
  };
  if (typeof command.aggregate !== 'string') {
    const [first, ...rest] = pipeline;
    return runStages(sourceOf(first, command), rest, rules, resolve);
  }
  const { spec, rest } = leadingSpec(pipeline, command.hint, rules);
  const { documents } = findDocuments(
    context.file,
    context.catalog.find(db, command.aggregate),
    spec,
  );
  return runStages(plain(documents), rest, rules, resolve);
}

/** What a pipeline over a whole database begins with. */
function sourceOf(first: Document | undefined, command: Document): Iterable<Document> {
  if (first && '$documents' in first && Array.isArray(first.$documents))
    return first.$documents as Document[];
  if (first && '$listLocalSessions' in first)
    return command.lsid ? [{ _id: command.lsid as unknown, lastUse: new Date() }] : [];
  throw new CommandError(
    'InvalidNamespace',
    `{aggregate: 1} is not valid for '${Object.keys(first ?? {})[0] ?? 'an empty pipeline'}'; a collection is required.`,
  );
}

function* plain(documents: Iterable<{ document: Document }>): Generator<Document> {
  for (const { document } of documents) yield document;
}

function watch(
  { changes, catalog, cursors, file }: CommandContext,
  command: Document,
  db: string,
  [first, ...stages]: Document[],
): Document {
  const options = (first?.$changeStream ?? {}) as Document;
  const collection = typeof command.aggregate === 'string' ? command.aggregate : undefined;
  const watched = {
    db: options.allChangesForCluster === true ? undefined : db,
    collection,
  };
  if (readRules(command).collation)
    throw new CommandError(
      'CommandNotSupported',
      'A change stream with a collation is not supported.',
    );
  const tail = changeStream(changes, watched, options, stages, (ofDb, name, id) => {
    const found = findDocuments(file, catalog.find(ofDb, name), {
      filter: { _id: { $eq: id } },
      limit: 1,
    });
    return [...found.documents][0]?.document;
  });
  return {
    cursor: cursors.startTail(namespaceOf(command, db), tail, command.cursor?.batchSize),
  };
}
