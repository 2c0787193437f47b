import { type Document, ObjectId } from 'bson';
import { updateOne } from 'mingo';
import { CommandError } from '../errors.ts';

export interface UpdateSpec {
  filter: Document;
  /** A replacement, update operators, or a pipeline. */
  update: Document | Document[];
  arrayFilters?: Document[] | undefined;
}

/** The document after the update; the one given is not touched. */
export function applyUpdate(document: Document, spec: UpdateSpec): Document {
  const { update } = spec;
  if (isReplacement(update)) return { _id: document._id, ...without(update, '_id', document._id) };
  const after = operate(
    document,
    Array.isArray(update) ? update : without$setOnInsert(update),
    spec,
  );
  if (String(after._id) !== String(document._id)) {
    throw new CommandError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return after;
}

/** What an upsert inserts: the filter's equalities, then the update with `$setOnInsert`. */
export function upsertDocument(spec: UpdateSpec): Document {
  const { update } = spec;
  const base = equalities(spec.filter);
  if (isReplacement(update)) {
    const { _id = base._id ?? new ObjectId(), ...rest } = update;
    return { _id, ...rest };
  }
  if (Array.isArray(update)) return identified(operate(base, update, { ...spec, filter: {} }));
  const { $setOnInsert, ...operators } = update;
  const withSet = $setOnInsert
    ? { ...operators, $set: { ...$setOnInsert, ...operators.$set } }
    : operators;
  return identified(operate(base, withSet, { ...spec, filter: {} }));
}

export function isReplacement(update: Document | Document[]): update is Document {
  return !Array.isArray(update) && !Object.keys(update).some((key) => key.startsWith('$'));
}

function operate(document: Document, modifier: Document | Document[], spec: UpdateSpec): Document {
  if (!Array.isArray(modifier) && Object.keys(modifier).length === 0) return document;
  const unknown = Array.isArray(modifier)
    ? undefined
    : Object.keys(modifier).find((name) => !operators.has(name));
  if (unknown) throw new CommandError('FailedToParse', `Unknown modifier: ${unknown}`);
  const documents = [structuredCopy(document)];
  updateOne(documents, needsPosition(modifier) ? spec.filter : {}, modifier as never, {
    cloneMode: 'deep',
    ...(spec.arrayFilters ? { arrayFilters: spec.arrayFilters } : {}),
  });
  return documents[0] as Document;
}

const operators = new Set([
  '$addToSet',
  '$bit',
  '$currentDate',
  '$inc',
  '$max',
  '$min',
  '$mul',
  '$pop',
  '$pull',
  '$pullAll',
  '$push',
  '$rename',
  '$set',
  '$unset',
]);

/** `a.$.b` needs to know which element the filter matched. */
function needsPosition(modifier: Document | Document[]): boolean {
  return (
    !Array.isArray(modifier) &&
    Object.values(modifier).some((fields) =>
      Object.keys(fields as Document).some((path) => path.split('.').includes('$')),
    )
  );
}

function without$setOnInsert({ $setOnInsert: _, ...rest }: Document): Document {
  return rest;
}

function without(update: Document, name: string, allowed: unknown): Document {
  const { [name]: given, ...rest } = update;
  if (given !== undefined && allowed !== undefined && String(given) !== String(allowed)) {
    throw new CommandError('ImmutableField', 'The _id field cannot be changed by a replacement.');
  }
  return rest;
}

function identified(document: Document): Document {
  const { _id = new ObjectId(), ...rest } = document;
  return { _id, ...rest };
}

/** The fields that a filter pins to one value, as an upsert starts from. */
function equalities(filter: Document): Document {
  const found: Document = {};
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) Object.assign(found, equalities(part));
    } else if (!path.startsWith('$')) {
      const value = isOperators(condition) ? condition.$eq : condition;
      if (value !== undefined) setPath(found, path.split('.'), value);
    }
  }
  return found;
}

function isOperators(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).some((key) => key.startsWith('$'))
  );
}

function setPath(target: Document, [head = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) target[head] = value;
  else {
    target[head] ??= {};
    setPath(target[head], rest, value);
  }
}

/** A copy of documents and arrays; BSON values are immutable here and are shared. */
function structuredCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCopy) as T;
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, structuredCopy(item)]),
  ) as T;
}
