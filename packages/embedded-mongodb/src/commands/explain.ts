import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { type FindSpec, type Found, find } from '../query/find.ts';
import { leadingSpec } from '../query/pipeline.ts';
import { readRules } from '../query/rules.ts';
import type { Command } from './context.ts';

/**
 * What a command would look at, found out by looking: keys and documents examined, and the index.
 * Nothing is written.
 * @see https://www.mongodb.com/docs/manual/reference/command/explain/
 */
export const explain: Command = (context, command, db) => {
  const inner = command.explain as Document;
  const [verb = ''] = Object.keys(inner);
  const name: unknown = inner[verb];
  const spec = Object.hasOwn(specs, verb) ? specs[verb]?.(inner) : undefined;
  if (typeof name !== 'string' || !spec)
    throw new CommandError(
      'CommandNotSupported',
      `explain knows ${Object.keys(specs).join(', ')}, each of a collection.`,
    );
  const found = find(context.file, context.catalog.find(db, name), spec);
  const begin = performance.now();
  let nReturned = 0;
  for (const _ of found.documents) nReturned += 1;
  return {
    explainVersion: '1',
    queryPlanner: {
      namespace: `${db}.${name}`,
      parsedQuery: spec.filter,
      winningPlan: stages(found, spec),
      rejectedPlans: [],
    },
    ...(command.verbosity === 'queryPlanner'
      ? {}
      : {
          executionStats: {
            executionSuccess: true,
            nReturned,
            executionTimeMillis: Math.round(performance.now() - begin),
            totalKeysExamined: found.counters.keysExamined,
            totalDocsExamined: found.counters.docsExamined,
          },
        }),
  };
};

function stages({ plan }: Found, spec: FindSpec): Document {
  const index = plan.index?.spec;
  const scan = index
    ? {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          keyPattern: index.key,
          indexName: index.name,
          isMultiKey: plan.index?.multikey ?? false,
          isUnique: index.unique ?? false,
          isSparse: index.sparse ?? false,
          isPartial: index.partialFilterExpression !== undefined,
          direction: plan.reverse ? 'backward' : 'forward',
        },
      }
    : { stage: 'COLLSCAN', direction: 'forward' };
  return plan.sorted ? scan : { stage: 'SORT', sortPattern: spec.sort, inputStage: scan };
}

type SpecOf = (command: Document) => FindSpec;

const ofParts =
  (parts: string): SpecOf =>
  (command) => {
    const part = (command[parts] as Document[])[0] ?? {};
    const one = part.multi === true || part.limit === 0 ? {} : { limit: 1 };
    return {
      filter: (part.q ?? {}) as Document,
      hint: part.hint,
      rules: readRules({ ...part, let: command.let }),
      ...one,
    };
  };

const specs: Record<string, SpecOf> = {
  find: (command) => findSpec(command),
  count: (command) => findSpec({ ...command, filter: command.query }),
  distinct: (command) => findSpec({ ...command, filter: command.query }),
  aggregate: ({ pipeline, hint, ...rest }) =>
    leadingSpec(pipeline as Document[], hint, readRules(rest)).spec,
  findAndModify: (command) => findSpec({ ...command, filter: command.query, limit: 1 }),
  update: ofParts('updates'),
  delete: ofParts('deletes'),
};

/** What a command of reading asks for. */
export function findSpec(command: Document): FindSpec {
  return {
    filter: (command.filter ?? {}) as Document,
    sort: command.sort as Document | undefined,
    skip: command.skip === undefined ? undefined : Number(command.skip),
    limit: command.limit === undefined ? undefined : Math.abs(Number(command.limit)),
    hint: command.hint as string | Document | undefined,
    rules: readRules(command),
  };
}
