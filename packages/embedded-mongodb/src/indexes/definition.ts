import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { encodeValue } from './key.ts';

/** An index as its owner described it. */
export interface IndexSpec {
  v: 2;
  name: string;
  key: Record<string, number | 'hashed'>;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Document;
  expireAfterSeconds?: number;
  /** New duplicates are refused already; `collMod` may make it unique. */
  prepareUnique?: boolean;
}

export interface Index {
  id: number;
  spec: IndexSpec;
  /** A hashed field serves equality only. */
  fields: { path: string; descending: boolean; hashed: boolean }[];
  /** True once any document gave more than one key. */
  multikey: boolean;
  /** The keys that this document has in the index; none when a sparse or partial index leaves it out. */
  keysOf: (document: Document) => Buffer[];
}

const knownOptions = new Set([
  'v',
  'name',
  'key',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'ns',
]);

/** Checks a description from `createIndexes` and gives it its defaults. */
export function normaliseSpec(raw: Document): IndexSpec {
  const key = raw.key as Record<string, unknown> | undefined;
  if (!key || typeof key !== 'object' || Object.keys(key).length === 0) {
    throw new CommandError('BadValue', 'An index needs a key of at least one field.');
  }
  const unknown = Object.keys(raw).find((option) => !knownOptions.has(option));
  if (unknown)
    throw new CommandError(
      'CommandNotSupported',
      `The index option '${unknown}' is not supported.`,
    );
  for (const [field, direction] of Object.entries(key)) {
    if (typeof direction !== 'number' && direction !== 'hashed') {
      throw new CommandError(
        'CommandNotSupported',
        `An index of kind '${String(direction)}' on '${field}' is not supported.`,
      );
    }
    if (direction === 'hashed' && raw.unique)
      throw new CommandError(16_764, 'A hashed index cannot guarantee uniqueness.');
    if (field.includes('$**'))
      throw new CommandError('CommandNotSupported', 'Wildcard indexes are not supported.');
  }
  const { background: _b, ns: _n, ...rest } = raw;
  const name = raw.name ?? Object.entries(key).flat().join('_');
  return { ...(rest as Omit<IndexSpec, 'v'>), v: 2, name };
}

export function compileIndex(id: number, spec: IndexSpec, multikey: boolean): Index {
  const fields = Object.entries(spec.key).map(([path, direction]) => ({
    path,
    descending: direction !== 'hashed' && direction < 0,
    hashed: direction === 'hashed',
  }));
  const partial = spec.partialFilterExpression
    ? compileFilter(spec.partialFilterExpression)
    : undefined;

  return {
    id,
    spec,
    fields,
    multikey,
    keysOf(document) {
      if (partial && !partial(document)) return [];
      const values = fields.map(({ path }) => valuesAt(document, path.split('.')));
      if (values.some((found, i) => fields[i]?.hashed && found.length > 1))
        throw new CommandError(16_766, 'Hashed indexes do not support arrays.');
      if (spec.sparse && values.every((found) => found.length === 0)) return [];
      const encoded = values.map((found, i) =>
        (found.length === 0 ? [undefined] : found).map((value) =>
          encodeValue(value, fields[i]?.descending),
        ),
      );
      return distinct(combine(encoded));
    },
  };
}

/** All values that a dotted path reaches; an array gives each of its elements, an empty one gives `undefined`. */
function valuesAt(value: unknown, path: string[]): unknown[] {
  const [head, ...rest] = path;
  if (head === undefined) {
    if (!Array.isArray(value)) return [value];
    return value.length === 0 ? [undefined] : value;
  }
  if (Array.isArray(value)) {
    const byPosition =
      /^\d+$/.test(head) && value[Number(head)] !== undefined
        ? valuesAt(value[Number(head)], rest)
        : [];
    return [...byPosition, ...value.filter(isPlain).flatMap((item) => valuesAt(item, path))];
  }
  if (!isPlain(value) || !(head in value)) return [];
  return valuesAt(value[head], rest);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !('_bsontype' in value) &&
    !(value instanceof Date) &&
    !Array.isArray(value)
  );
}

function combine(parts: Buffer[][]): Buffer[] {
  return parts.reduce<Buffer[]>(
    (keys, options) => keys.flatMap((key) => options.map((option) => Buffer.concat([key, option]))),
    [Buffer.alloc(0)],
  );
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys;
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
