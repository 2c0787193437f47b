import { type Document, ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { runStages } from '../query/pipeline.ts';
import type { Rules } from '../query/rules.ts';
import { sameValue } from '../values/compare.ts';
import { copyOf, isDocument, isOperators } from '../values/document.ts';
import { arrayOperators } from './array-operators.ts';
import { fieldOperators } from './field-operators.ts';
import { setAt, unsetAt, valueAt } from './path.ts';
import { concretePaths, type Positions, readArrayFilters } from './positions.ts';

export interface UpdateSpec {
  filter: Document;
  /** A replacement, update operators, or a pipeline. */
  update: Document | Document[];
  arrayFilters?: Document[] | undefined;
  rules?: Rules | undefined;
}

const operators = { ...fieldOperators, ...arrayOperators };
const pipelineStages = new Set([
  '$addFields',
  '$set',
  '$project',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
]);

/** The document after the update; the one given is not touched. */
export function applyUpdate(document: Document, spec: UpdateSpec): Document {
  const { update } = spec;
  if (Array.isArray(update)) return keepingId(document, runPipeline(document, update, spec.rules));
  if (isReplacement(update)) {
    const { _id, ...rest } = update;
    return keepingId(document, { _id: _id ?? document._id, ...rest });
  }
  const { $setOnInsert: _, ...change } = update;
  return keepingId(document, operate(document, change, spec, spec.filter));
}

/** What an upsert inserts: the filter's equalities, then the update with `$setOnInsert`. */
export function upsertDocument(spec: UpdateSpec): Document {
  const { update } = spec;
  const base = equalities(spec.filter);
  if (Array.isArray(update)) return identified(runPipeline(base, update, spec.rules));
  if (isReplacement(update))
    return identified({ ...('_id' in base ? { _id: base._id } : {}), ...update });
  const { $setOnInsert, ...change } = update;
  const set = { ...(change.$set as Document), ...($setOnInsert as Document) };
  const all = Object.keys(set).length > 0 ? { ...change, $set: set } : change;
  return identified(operate(base, all, spec, undefined));
}

export function isReplacement(update: Document): boolean {
  return !Object.keys(update).some((key) => key.startsWith('$'));
}

/** Runs each operator over each of the paths it names. */
function operate(
  document: Document,
  change: Document,
  spec: UpdateSpec,
  filter: Document | undefined,
): Document {
  refuseConflicts(change);
  const after = copyOf(document);
  const rules = spec.rules ?? {};
  const arrayFilters = readArrayFilters(spec.arrayFilters, rules);
  const positions: Positions = { filter, arrayFilters, rules };
  for (const [name, fields] of Object.entries(change)) {
    if (!isDocument(fields))
      throw new CommandError('FailedToParse', `Modifiers operate on fields but ${name} got none.`);
    for (const [path, operand] of Object.entries(fields)) {
      if (name === '$rename') rename(after, path, String(operand));
      else {
        const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
        if (!operator) throw new CommandError('FailedToParse', `Unknown modifier: ${name}`);
        for (const concrete of concretePaths(after, path, positions)) {
          const current = valueAt(after, concrete);
          const next = operator(current, copyOf(operand), path);
          if (next === current) continue;
          if (next === undefined) unsetAt(after, concrete);
          else setAt(after, concrete, next);
        }
      }
    }
  }
  return after;
}

function rename(document: Document, from: string, to: string): void {
  const value = valueAt(document, from.split('.'));
  if (value === undefined) return;
  unsetAt(document, from.split('.'));
  setAt(document, to.split('.'), value);
}

/** Two changes of one field, or of a field and its part, have no meaning. */
function refuseConflicts(change: Document): void {
  const paths = Object.entries(change)
    .flatMap(([name, fields]) =>
      isDocument(fields)
        ? Object.entries(fields).flatMap(([path, operand]) =>
            name === '$rename' ? [path, String(operand)] : [path],
          )
        : [],
    )
    .map((path) => `${path}.`)
    .sort();
  for (const [i, path] of paths.entries()) {
    const next = paths[i + 1];
    if (next?.startsWith(path)) {
      const name = next.slice(0, -1);
      throw new CommandError(
        'ConflictingUpdateOperators',
        `Updating the path '${name}' would create a conflict at '${path.slice(0, -1)}'`,
      );
    }
  }
}

function runPipeline(document: Document, pipeline: Document[], rules: Rules = {}): Document {
  const refused = pipeline
    .flatMap((stage) => Object.keys(stage))
    .find((name) => !pipelineStages.has(name));
  if (refused)
    throw new CommandError('InvalidOptions', `${refused} is not allowed in an update's pipeline.`);
  const [after] = runStages([copyOf(document)], pipeline, rules, () => []);
  return after ?? {};
}

function keepingId(before: Document, after: Document): Document {
  if (!('_id' in after) && '_id' in before) return { _id: before._id, ...after };
  if (!sameValue(before._id, after._id)) {
    throw new CommandError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return after;
}

function identified(document: Document): Document {
  const { _id = new ObjectId(), ...rest } = document;
  return { _id, ...rest };
}

/** The fields that a filter pins to one value, as an upsert starts from. */
function equalities(filter: Document): Document {
  const found: Document = {};
  const read = (part: Document): void => {
    for (const [path, condition] of Object.entries(part)) {
      if (path === '$and' && Array.isArray(condition)) (condition as Document[]).forEach(read);
      else if (!path.startsWith('$')) {
        const value: unknown = isOperators(condition) ? pinned(condition) : condition;
        if (value !== undefined && !(value instanceof RegExp)) setAt(found, path.split('.'), value);
      }
    }
  };
  read(filter);
  return copyOf(found);
}

function pinned(condition: Document): unknown {
  if ('$eq' in condition) return condition.$eq;
  if (Array.isArray(condition.$in) && condition.$in.length === 1) return condition.$in[0];
  return Array.isArray(condition.$all) && condition.$all.length === 1
    ? condition.$all[0]
    : undefined;
}
