import type { Document } from 'bson';
import { Aggregator } from 'mingo';
import { CommandError } from '../errors.ts';
import { find } from '../query/find.ts';
import type { Collection } from '../storage/collection.ts';
import { isDocument } from '../values/document.ts';
import type { CommandContext } from './context.ts';
import { insertDocument } from './write.ts';

export const isWritingStage = (stage: Document): boolean => '$out' in stage || '$merge' in stage;

/** Puts a pipeline's results where its last stage says; to be called inside a transaction. */
export function writeStage(
  context: CommandContext,
  db: string,
  stage: Document,
  documents: Document[],
): void {
  if ('$out' in stage) out(context, targetOf(stage.$out, db), documents);
  else merge(context, db, stage.$merge as unknown, documents);
}

interface Target {
  db: string;
  name: string;
}

function targetOf(target: unknown, db: string): Target {
  if (typeof target === 'string') return { db, name: target };
  if (isDocument(target) && typeof target.coll === 'string')
    return { db: String(target.db ?? db), name: target.coll };
  throw new CommandError('FailedToParse', 'The stage names no collection to write to.');
}

/** @see https://www.mongodb.com/docs/manual/reference/operator/aggregation/out/ */
function out({ file, catalog }: CommandContext, { db, name }: Target, documents: Document[]): void {
  const collection = catalog.ensure(db, name);
  for (const { rid, document } of Array.from(find(file, collection, { filter: {} }).documents))
    collection.remove(rid, document);
  for (const document of documents) insertDocument(collection, document);
}

/** @see https://www.mongodb.com/docs/manual/reference/operator/aggregation/merge/ */
function merge(context: CommandContext, db: string, given: unknown, documents: Document[]): void {
  const spec: Document = isDocument(given) && 'into' in given ? given : { into: given };
  const { db: toDb, name } = targetOf(spec.into, db);
  const collection = context.catalog.ensure(toDb, name);
  const on = [spec.on ?? '_id'].flat() as string[];
  refuseUnlessUnique(collection, on);
  const whenMatched: unknown = spec.whenMatched ?? 'merge';
  const whenNotMatched: unknown = spec.whenNotMatched ?? 'insert';
  for (const document of documents) {
    const filter = Object.fromEntries(on.map((path) => [path, { $eq: document[path] as unknown }]));
    const [stored] =
      document[on[0] ?? '_id'] === undefined
        ? []
        : [...find(context.file, collection, { filter, limit: 1 }).documents];
    if (!stored) {
      if (whenNotMatched === 'insert') insertDocument(collection, document);
      else if (whenNotMatched === 'fail')
        throw new CommandError(13_113, '$merge could not find a matching document in the target.');
      continue;
    }
    if (whenMatched === 'fail') insertDocument(collection, document);
    const after = merged(stored.document, document, whenMatched, spec.let as Document | undefined);
    if (after) collection.replace(stored.rid, stored.document, after);
  }
}

function merged(
  before: Document,
  fresh: Document,
  how: unknown,
  variables: Document | undefined,
): Document | undefined {
  if (how === 'keepExisting') return undefined;
  if (how === 'merge') return { ...before, ...fresh, _id: before._id as unknown };
  if (how === 'replace') return { ...fresh, _id: before._id as unknown };
  if (Array.isArray(how)) {
    const known = variables
      ? new Aggregator([{ $replaceWith: variables }]).run<Document>([fresh])[0]
      : { new: fresh };
    const options = { variables: { new: fresh, ...known } };
    return new Aggregator(how as never, options).run<Document>([before])[0];
  }
  throw new CommandError('BadValue', `$merge does not know whenMatched: ${JSON.stringify(how)}`);
}

/** What documents are matched by must name at most one. */
function refuseUnlessUnique(collection: Collection, on: string[]): void {
  const wanted = on.toSorted().join();
  const found = collection.indexes.some(
    ({ spec }) =>
      (spec.unique ?? false) &&
      !spec.partialFilterExpression &&
      Object.keys(spec.key).toSorted().join() === wanted,
  );
  if (!found)
    throw new CommandError(51_183, 'Cannot find index to verify that join fields will be unique');
}
