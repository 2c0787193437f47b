import { type Document, ObjectId } from 'bson';
import { CommandError, writeError } from '../errors.ts';
import { find } from '../query/find.ts';
import { compileProjection } from '../query/projection.ts';
import { type Rules, readRules } from '../query/rules.ts';
import type { Collection } from '../storage/collection.ts';
import { savepoint } from '../storage/write-queue.ts';
import { applyUpdate, isReplacement, upsertDocument } from '../update/apply.ts';
import { isOperators } from '../values/document.ts';
import type { Command, CommandContext } from './context.ts';
import { CloseConnection } from './fail-points.ts';

/** Runs a write command: in the next group commit, and once however often it is sent. */
export function writing(
  context: CommandContext,
  command: Document,
  work: () => Document,
): Promise<Document> {
  let cut: 'before' | 'after' | undefined;
  const answer = context.writes.run(() =>
    context.answered.once(command, () => {
      const done = work();
      if (command.txnNumber !== undefined) cut = context.failPoints?.takeWrite(statements(command));
      if (cut === 'before') throw new CloseConnection('A fail point undid the write.');
      return done;
    }),
  );
  if (!context.failPoints) return answer;
  return answer.then((done) => {
    if (cut === 'after') throw new CloseConnection('A fail point kept the answer.');
    return done;
  });
}

const statements = ({ documents, updates, deletes, ops }: Document): number =>
  ((documents ?? updates ?? deletes ?? ops) as unknown[] | undefined)?.length ?? 1;

/** Runs each part in a savepoint; one that fails is undone and reported, and ends the command when it is ordered. */
export function eachPart<T>(
  context: CommandContext,
  collectionOf: (part: T) => Collection | undefined,
  parts: T[],
  ordered: boolean,
  work: (part: T, index: number) => void,
): Document[] {
  const errors: Document[] = [];
  for (const [index, part] of parts.entries()) {
    try {
      savepoint(context.file, () => work(part, index));
    } catch (error) {
      collectionOf(part)?.recall();
      errors.push(writeError(index, error));
      if (ordered) break;
    }
  }
  return errors;
}

const withErrors = (answer: Document, errors: Document[]) =>
  errors.length > 0 ? { ...answer, writeErrors: errors } : answer;

export const insert: Command = (context, command, db) =>
  writing(context, command, () => {
    const collection = context.catalog.ensure(db, String(command.insert));
    const errors: Document[] = [];
    let n = 0;
    for (const [index, document] of (command.documents as Document[]).entries()) {
      try {
        insertDocument(collection, document);
        n += 1;
      } catch (error) {
        // A refused document left no trace; any other failure is the whole command's.
        if (!(error instanceof CommandError)) throw error;
        errors.push(writeError(index, error));
        if (command.ordered !== false) break;
      }
    }
    return withErrors({ n }, errors);
  });

/** Inserts with `_id` first, made when it isn't there. */
export function insertDocument(collection: Collection, document: Document): void {
  const { _id = new ObjectId(), ...rest } = document;
  if (Array.isArray(_id) || _id instanceof RegExp)
    throw new CommandError('BadValue', "The '_id' value cannot be an array or a pattern.");
  if (isOperators(_id))
    throw new CommandError(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${Object.keys(_id)[0]} is not valid for storage.`,
    );
  collection.insert({ _id, ...rest });
}

export const update: Command = (context, command, db) =>
  writing(context, command, () => {
    const collection = context.catalog.ensure(db, String(command.update));
    let n = 0;
    let nModified = 0;
    const upserted: Document[] = [];
    const errors = eachPart(
      context,
      () => collection,
      command.updates as Document[],
      command.ordered !== false,
      (part, index) => {
        const done = updateDocuments(context, collection, {
          filter: part.q as Document,
          update: part.u as Document,
          arrayFilters: part.arrayFilters,
          multi: part.multi === true,
          upsert: part.upsert === true,
          sort: part.sort,
          hint: part.hint,
          rules: readRules({ collation: part.collation, let: command.let, c: part.c }),
        });
        n += done.n;
        nModified += done.nModified;
        if ('upserted' in done) upserted.push({ index, _id: done.upserted });
      },
    );
    return withErrors({ n, nModified, ...(upserted.length > 0 ? { upserted } : {}) }, errors);
  });

interface UpdatePart {
  filter: Document;
  update: Document | Document[];
  arrayFilters: Document[] | undefined;
  multi: boolean;
  upsert: boolean;
  sort: Document | undefined;
  hint: string | Document | undefined;
  rules: Rules;
}

export function updateDocuments(
  context: Pick<CommandContext, 'file'>,
  collection: Collection,
  part: UpdatePart,
): { n: number; nModified: number; upserted?: unknown } {
  const kind = !Array.isArray(part.update) && isReplacement(part.update) ? 'replace' : 'update';
  if (part.multi && kind === 'replace')
    throw new CommandError(
      'FailedToParse',
      'multi update is not supported for replacement-style update',
    );
  if (part.multi && part.sort)
    throw new CommandError('FailedToParse', 'Cannot specify sort with multi=true');
  const { documents } = find(context.file, collection, {
    filter: part.filter,
    sort: part.sort,
    limit: part.multi ? 0 : 1,
    hint: part.hint,
    rules: part.rules,
  });
  // All are found before the first changes: none is met twice.
  const found = [...documents];
  if (found.length === 0 && part.upsert) {
    const document = upsertDocument(part);
    collection.insert(document);
    return { n: 1, nModified: 0, upserted: document._id };
  }
  let nModified = 0;
  for (const stored of found) {
    const after = applyUpdate(stored.document, part);
    if (collection.replace(stored.rid, stored.document, after, kind)) nModified += 1;
  }
  return { n: found.length, nModified };
}

export const remove: Command = (context, command, db) =>
  writing(context, command, () => {
    const collection = context.catalog.find(db, String(command.delete));
    let n = 0;
    const errors = eachPart(
      context,
      () => collection,
      command.deletes as Document[],
      command.ordered !== false,
      (part) => {
        n += removeDocuments(context, collection, {
          filter: part.q as Document,
          limit: Number(part.limit),
          hint: part.hint,
          rules: readRules({ collation: part.collation, let: command.let }),
        });
      },
    );
    return withErrors({ n }, errors);
  });

export function removeDocuments(
  context: Pick<CommandContext, 'file'>,
  collection: Collection | undefined,
  part: { filter: Document; limit: number; hint: string | Document | undefined; rules: Rules },
): number {
  let n = 0;
  // All are found before the first goes, as in an update.
  for (const { rid, document } of Array.from(find(context.file, collection, part).documents)) {
    collection?.remove(rid, document);
    n += 1;
  }
  return n;
}

/** @see https://www.mongodb.com/docs/manual/reference/command/findAndModify/ */
export const findAndModify: Command = (context, command, db) =>
  writing(context, command, () => {
    const collection = context.catalog.ensure(
      db,
      String(command.findAndModify ?? command.findandmodify),
    );
    const filter = (command.query ?? {}) as Document;
    const rules = readRules(command);
    const [stored] = [
      ...find(context.file, collection, {
        filter,
        sort: command.sort,
        limit: 1,
        hint: command.hint,
        rules,
      }).documents,
    ];
    const show = compileProjection(command.fields, { filter, rules });
    const answer = (value: Document | null, lastErrorObject: Document) => ({
      lastErrorObject,
      value: value && show(value),
    });

    if (command.remove) {
      if (stored) collection.remove(stored.rid, stored.document);
      return answer(stored?.document ?? null, { n: stored ? 1 : 0 });
    }
    const spec = { filter, update: command.update, arrayFilters: command.arrayFilters, rules };
    if (stored) {
      const after = applyUpdate(stored.document, spec);
      const replaces = !Array.isArray(command.update) && isReplacement(command.update);
      collection.replace(stored.rid, stored.document, after, replaces ? 'replace' : 'update');
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
