import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { readRules } from '../query/rules.ts';
import type { Collection } from '../storage/collection.ts';
import type { Command, CommandContext } from './context.ts';
import { eachPart, insertDocument, removeDocuments, updateDocuments, writing } from './write.ts';

/**
 * Writes of several kinds to several collections in one command.
 * @see https://www.mongodb.com/docs/manual/reference/command/bulkWrite/
 */
export const bulkWrite: Command = async (context, command) => {
  const { results, ...totals } = await writing(context, command, () => perform(context, command));
  const shown = (results as Document[]).filter(({ ok }) => ok === 0 || !command.errorsOnly);
  return {
    cursor: context.cursors.start('admin.$cmd.bulkWrite', shown.values(), {
      batchSize: command.cursor?.batchSize ?? Number.POSITIVE_INFINITY,
    }),
    ...totals,
  };
};

function perform(context: CommandContext, command: Document): Document {
  const totals = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
  const results: Document[] = [];
  const errors = eachPart(
    context,
    (operation) => namespaceOf(context, command, operation, false),
    command.ops as Document[],
    command.ordered !== false,
    (operation, idx) => {
      if (operation.insert !== undefined) {
        insertDocument(required(context, command, operation), operation.document as Document);
        totals.nInserted += 1;
        results.push({ ok: 1, idx, n: 1 });
      } else if (operation.update !== undefined) {
        const done = updateDocuments(context, required(context, command, operation), {
          filter: operation.filter as Document,
          update: operation.updateMods as Document,
          arrayFilters: operation.arrayFilters,
          multi: operation.multi === true,
          upsert: operation.upsert === true,
          sort: operation.sort,
          hint: operation.hint,
          rules: readRules({
            collation: operation.collation,
            let: command.let,
            c: operation.constants,
          }),
        });
        const isNew = 'upserted' in done;
        totals.nMatched += isNew ? 0 : done.n;
        totals.nModified += done.nModified;
        totals.nUpserted += isNew ? 1 : 0;
        results.push({
          ok: 1,
          idx,
          n: done.n,
          nModified: done.nModified,
          ...(isNew ? { upserted: { _id: done.upserted } } : {}),
        });
      } else {
        const n = removeDocuments(context, namespaceOf(context, command, operation, false), {
          filter: operation.filter as Document,
          limit: operation.multi === true ? 0 : 1,
          hint: operation.hint,
          rules: readRules({ collation: operation.collation, let: command.let }),
        });
        totals.nDeleted += n;
        results.push({ ok: 1, idx, n });
      }
    },
  );
  totals.nErrors = errors.length;
  for (const { index, errmsg, ...rest } of errors)
    results.push({ ok: 0, idx: index as number, n: 0, errmsg: errmsg as string, ...rest });
  results.sort((a, b) => a.idx - b.idx);
  return { ...totals, results };
}

function required(context: CommandContext, command: Document, operation: Document): Collection {
  const collection = namespaceOf(context, command, operation, true);
  if (!collection) throw new CommandError('InvalidNamespace', 'The operation names no namespace.');
  return collection;
}

function namespaceOf(
  { catalog }: CommandContext,
  command: Document,
  operation: Document,
  make: boolean,
): Collection | undefined {
  const at = Number(operation.insert ?? operation.update ?? operation.delete);
  const namespace: unknown = (command.nsInfo as Document[])[at]?.ns;
  if (typeof namespace !== 'string' || !namespace.includes('.'))
    throw new CommandError('BadValue', `The operation names no namespace of nsInfo: ${at}`);
  const dot = namespace.indexOf('.');
  const [db, name] = [namespace.slice(0, dot), namespace.slice(dot + 1)];
  return make ? catalog.ensure(db, name) : catalog.find(db, name);
}
