import { type Document, ObjectId } from 'bson';
import { CommandError, writeError } from '../errors.ts';
import { find } from '../query/find.ts';
import { compileProjection } from '../query/projection.ts';
import type { Collection } from '../storage/collection.ts';
import { savepoint } from '../storage/write-queue.ts';
import { applyUpdate, isReplacement, upsertDocument } from '../update/apply.ts';
import type { Command, CommandContext } from './context.ts';

/** Runs each part in a savepoint; one that fails is undone and reported, and ends the command when it is ordered. */
function eachPart<T>(
  context: CommandContext,
  collection: Collection | undefined,
  parts: T[],
  ordered: boolean,
  work: (part: T, index: number) => void,
): Document[] {
  const errors: Document[] = [];
  for (const [index, part] of parts.entries()) {
    try {
      savepoint(context.file, () => work(part, index));
    } catch (error) {
      collection?.recall();
      errors.push(writeError(index, error));
      if (ordered) break;
    }
  }
  return errors;
}

const withErrors = (answer: Document, errors: Document[]) =>
  errors.length > 0 ? { ...answer, writeErrors: errors } : answer;

export const insert: Command = (context, command, db) =>
  context.writes.run(() => {
    const collection = context.catalog.ensure(db, String(command.insert));
    let n = 0;
    const errors = eachPart(
      context,
      collection,
      command.documents as Document[],
      command.ordered !== false,
      (document) => {
        const { _id = new ObjectId(), ...rest } = document;
        if (Array.isArray(_id) || _id instanceof RegExp)
          throw new CommandError('BadValue', "The '_id' value cannot be an array or a pattern.");
        collection.insert({ _id, ...rest });
        n += 1;
      },
    );
    return withErrors({ n }, errors);
  });

export const update: Command = (context, command, db) =>
  context.writes.run(() => {
    const collection = context.catalog.ensure(db, String(command.update));
    let n = 0;
    let nModified = 0;
    const upserted: Document[] = [];
    const errors = eachPart(
      context,
      collection,
      command.updates as Document[],
      command.ordered !== false,
      (part, index) => {
        const spec = {
          filter: part.q as Document,
          update: part.u,
          arrayFilters: part.arrayFilters,
        };
        if (part.multi && !Array.isArray(part.u) && isReplacement(part.u))
          throw new CommandError(
            'FailedToParse',
            'A replacement may not change several documents.',
          );
        const found = [
          ...find(context.file, collection, {
            filter: spec.filter,
            sort: part.sort,
            limit: part.multi ? 0 : 1,
            hint: part.hint,
          }).documents,
        ];
        if (found.length === 0 && part.upsert) {
          const document = upsertDocument(spec);
          collection.insert(document);
          upserted.push({ index, _id: document._id });
          n += 1;
        }
        for (const stored of found) {
          n += 1;
          if (collection.replace(stored.rid, stored.document, applyUpdate(stored.document, spec)))
            nModified += 1;
        }
      },
    );
    return withErrors({ n, nModified, ...(upserted.length > 0 ? { upserted } : {}) }, errors);
  });

export const remove: Command = (context, command, db) =>
  context.writes.run(() => {
    const collection = context.catalog.find(db, String(command.delete));
    let n = 0;
    const errors = eachPart(
      context,
      collection,
      command.deletes as Document[],
      command.ordered !== false,
      (part) => {
        const { documents } = find(context.file, collection, {
          filter: part.q,
          limit: part.limit,
          hint: part.hint,
        });
        // All are found before the first goes, as in an update.
        for (const { rid, document } of Array.from(documents)) {
          collection?.remove(rid, document);
          n += 1;
        }
      },
    );
    return withErrors({ n }, errors);
  });

/** @see https://www.mongodb.com/docs/manual/reference/command/findAndModify/ */
export const findAndModify: Command = (context, command, db) =>
  context.writes.run(() => {
    const collection = context.catalog.ensure(
      db,
      String(command.findAndModify ?? command.findandmodify),
    );
    const filter = (command.query ?? {}) as Document;
    const [stored] = [
      ...find(context.file, collection, {
        filter,
        sort: command.sort,
        limit: 1,
        hint: command.hint,
      }).documents,
    ];
    const show = compileProjection(command.fields);
    const answer = (value: Document | null, lastErrorObject: Document) => ({
      lastErrorObject,
      value: value && show(value),
    });

    if (command.remove) {
      if (stored) collection.remove(stored.rid, stored.document);
      return answer(stored?.document ?? null, { n: stored ? 1 : 0 });
    }
    const spec = { filter, update: command.update, arrayFilters: command.arrayFilters };
    if (stored) {
      const after = applyUpdate(stored.document, spec);
      collection.replace(stored.rid, stored.document, after);
      return answer(command.new ? after : stored.document, { n: 1, updatedExisting: true });
    }
    if (!command.upsert) return answer(null, { n: 0, updatedExisting: false });
    const document = upsertDocument(spec);
    collection.insert(document);
    return answer(command.new ? document : null, {
      n: 1,
      updatedExisting: false,
      upserted: document._id,
    });
  });
