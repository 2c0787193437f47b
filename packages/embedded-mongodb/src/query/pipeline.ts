import type { Document } from 'bson';
import { Aggregator } from 'mingo';
import { CommandError } from '../errors.ts';
import { isDocument } from '../values/document.ts';
import { compileFilter } from './filter.ts';
import type { FindSpec } from './find.ts';
import { compileProjection } from './projection.ts';
import { mingoOptions, type Rules } from './rules.ts';
import { readSort, sortBy } from './sort.ts';

/** Stages that MongoDB has and we don't: refused by name. */
const refusedStages = new Set([
  '$changeStreamSplitLargeEvent',
  '$collStats',
  '$currentOp',
  '$geoNear',
  '$indexStats',
  '$listSampledQueries',
  '$listSearchIndexes',
  '$listSessions',
  '$planCacheStats',
  '$querySettings',
  '$rankFusion',
  '$search',
  '$searchMeta',
  '$shardedDataDistribution',
  '$vectorSearch',
]);
/** What mingo runs for us; the first ones are our own. */
const knownStages = new Set([
  '$match',
  '$sort',
  '$skip',
  '$limit',
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$changeStream',
  '$count',
  '$densify',
  '$documents',
  '$facet',
  '$fill',
  '$graphLookup',
  '$group',
  '$listLocalSessions',
  '$lookup',
  '$merge',
  '$out',
  '$project',
  '$redact',
  '$replaceRoot',
  '$replaceWith',
  '$sample',
  '$set',
  '$setWindowFields',
  '$sortByCount',
  '$unionWith',
  '$unset',
  '$unwind',
]);
/** Stages whose answer no collation changes. */
const blindToTexts = new Set(['$unset', '$unwind', '$count', '$documents', '$sample']);

export function refuseUnknownStages(pipeline: Document[]): void {
  for (const name of pipeline.flatMap((stage) => Object.keys(stage))) {
    if (refusedStages.has(name))
      throw new CommandError(
        'CommandNotSupported',
        `The aggregation stage ${name} is not supported.`,
      );
    if (!knownStages.has(name))
      throw new CommandError(40_324, `Unrecognized pipeline stage name: '${name}'`);
    if (name === '$changeStream')
      throw new CommandError(
        40_602,
        '$changeStream is only valid as the first stage in a pipeline.',
      );
  }
}

/** What of a pipeline's beginning a find does. */
export function leadingSpec(
  pipeline: Document[],
  hint: string | Document | undefined,
  rules: Rules = {},
): { spec: FindSpec; rest: Document[] } {
  const spec: FindSpec = { filter: {}, rules, ...(hint ? { hint } : {}) };
  let at = 0;
  const only = (stage: string): unknown => {
    const value: unknown = pipeline[at]?.[stage];
    if (value !== undefined) at += 1;
    return value;
  };
  const filter = only('$match');
  if (filter) spec.filter = filter as Document;
  const sort = only('$sort');
  if (sort) spec.sort = sort as Document;
  const skip = only('$skip');
  if (skip !== undefined) spec.skip = Number(skip);
  const limit = only('$limit');
  if (limit !== undefined) spec.limit = positive(limit);
  return { spec, rest: pipeline.slice(at) };
}

function positive(limit: unknown): number {
  if (Number(limit) > 0) return Number(limit);
  throw new CommandError(15_958, 'the limit must be positive');
}

/** Runs stages over documents: filters, orders and windows by our own rules, the others by mingo's. */
export function runStages(
  source: Iterable<Document>,
  stages: Document[],
  rules: Rules,
  resolve: (collection: string) => Document[],
): Iterable<Document> {
  let documents = source;
  let others: Document[] = [];
  const flush = () => {
    if (others.length === 0) return;
    documents = throughMingo(documents, others, rules, resolve);
    others = [];
  };
  for (const stage of stages) {
    const own = ownStage(stage, rules);
    if (own) {
      flush();
      documents = own(documents);
    } else others.push(stage);
  }
  flush();
  return documents;
}

type Step = (documents: Iterable<Document>) => Iterable<Document>;

function ownStage(stage: Document, rules: Rules): Step | undefined {
  if ('$match' in stage) {
    const matches = compileFilter(stage.$match as Document, rules);
    return (documents) => filtered(documents, matches);
  }
  if ('$sort' in stage) {
    const sort = readSort(stage.$sort as Document);
    return (documents) => sortBy([...documents], (each) => each, sort, rules.collation);
  }
  if ('$skip' in stage) {
    const skip = Number(stage.$skip);
    return (documents) => windowed(documents, skip, Number.POSITIVE_INFINITY);
  }
  if ('$limit' in stage) {
    const limit = positive(stage.$limit);
    return (documents) => windowed(documents, 0, limit);
  }
  if ('$project' in stage && onlyFlags(stage.$project)) {
    const show = compileProjection(stage.$project as Document, { rules });
    return (documents) => mapped(documents, show);
  }
  return undefined;
}

/** Whether a `$project` only names what stays or goes. */
const onlyFlags = (spec: unknown): boolean =>
  isDocument(spec) &&
  Object.values(spec).every(
    (value) => typeof value === 'number' || typeof value === 'boolean' || onlyFlags(value),
  );

function* mapped(
  documents: Iterable<Document>,
  change: (document: Document) => Document,
): Generator<Document> {
  for (const document of documents) yield change(document);
}

function* filtered(
  documents: Iterable<Document>,
  matches: (document: Document) => boolean,
): Generator<Document> {
  for (const document of documents) if (matches(document)) yield document;
}

function* windowed(documents: Iterable<Document>, skip: number, limit: number) {
  let position = 0;
  for (const document of documents) {
    position += 1;
    if (position > skip) yield document;
    if (position - skip >= limit) return;
  }
}

function throughMingo(
  documents: Iterable<Document>,
  stages: Document[],
  rules: Rules,
  resolve: (collection: string) => Document[],
): Iterable<Document> {
  if (rules.collation) refuseCollated(stages);
  const options = {
    ...mingoOptions(rules),
    collectionResolver: (name: string) => resolve(name),
  };
  const results = new Aggregator(stages as never, options as never).run<Document>([...documents]);
  return stages.some((stage) => '$project' in stage) ? results.map(idFirst) : results;
}

function idFirst(document: Document): Document {
  if (!('_id' in document) || Object.keys(document)[0] === '_id') return document;
  const { _id, ...rest } = document;
  return { _id, ...rest };
}

/** A `$group` of everything into one, that adds constants: what counting sends. */
function countsOnly({ $group: group }: Document): boolean {
  if (!isDocument(group)) return false;
  const { _id, ...fields } = group;
  const constant = (value: unknown) =>
    value === null || typeof value === 'number' || typeof value === 'boolean';
  return (
    constant(_id) &&
    Object.values(fields).every((field: unknown) => isDocument(field) && constant(field.$sum))
  );
}

/** mingo compares texts by code point in its expressions: with a collation that would be a wrong answer. */
function refuseCollated(stages: Document[]): void {
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage);
    if (!blindToTexts.has(name) && !countsOnly(stage))
      throw new CommandError(
        'CommandNotSupported',
        `The stage ${name} with a collation is not supported.`,
      );
  }
}
