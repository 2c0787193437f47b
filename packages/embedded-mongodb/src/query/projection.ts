import type { Document } from 'bson';
import { Aggregator } from 'mingo';
import { CommandError } from '../errors.ts';
import { matchedIndex } from '../update/positions.ts';
import { copyOf, isDocument, isOperators } from '../values/document.ts';
import { compileCondition, compileFilter } from './filter.ts';
import { mingoOptions, type Rules } from './rules.ts';

/** What stays of a document. The one given is not touched. */
export type Projection = (document: Document) => Document;

/** What a projection may depend on: the filter that found the document, for `path.$`. */
interface Asked {
  filter?: Document;
  rules?: Rules;
}

/** Fields to keep or to leave out, as a tree: `true` is the whole field. */
type Tree = Map<string, Tree | true>;

/**
 * Compiles a projection: inclusion, exclusion, `$slice`, `$elemMatch` and computed fields.
 * @see https://www.mongodb.com/docs/manual/reference/method/db.collection.find/#projection
 */
export function compileProjection(spec: Document | undefined, asked: Asked = {}): Projection {
  if (!spec || Object.keys(spec).length === 0) return (document) => document;
  const given = flatten(spec);
  const positional = given
    .filter(([path]) => path.endsWith('.$'))
    .map(([path]) => path.slice(0, -2));
  if (positional.length > 1)
    throw new CommandError(31_276, 'Cannot specify more than one positional projection per query.');
  if (given.some(([path]) => path.split('.').slice(0, -1).includes('$')))
    throw new CommandError(31_394, 'The positional operator may only be at the end of a path.');
  const leaves = given.map(([path, value]): [string, unknown] => [
    path.replace(/\.\$$/, ''),
    value,
  ]);
  const flags = leaves.filter(([, value]) => isFlag(value));
  const onId = flags.find(([path]) => path === '_id');
  const others = flags.filter(([path]) => path !== '_id');
  const kinds = new Set(others.map(([, value]) => isOn(value)));
  if (kinds.size > 1) {
    throw new CommandError('BadValue', 'Cannot mix inclusion and exclusion in a projection.');
  }
  const shaped = leaves.filter(([, value]) => isOperators(value));
  const slices = shaped.filter(([, value]) => '$slice' in (value as Document));
  const matched = shaped.filter(([, value]) => '$elemMatch' in (value as Document));
  const computed = leaves.filter(
    (leaf) => !isFlag(leaf[1]) && !slices.includes(leaf) && !matched.includes(leaf),
  );
  // `{_id: 1}` alone includes; `$slice` alone keeps everything else.
  const includes =
    kinds.has(true) ||
    matched.length + computed.length > 0 ||
    (kinds.size === 0 && onId !== undefined && isOn(onId[1]));
  const id: Tree = new Map([['_id', true]]);
  const keepsId = onId === undefined || isOn(onId[1]);

  const named = [...others, ...(includes ? [...slices, ...matched] : [])].map(([path]) => path);
  const tree = treeOf(named);
  if (includes && keepsId) tree.set('_id', true);
  if (!includes && !keepsId) tree.set('_id', true);

  const steps: Projection[] = [
    (document) => (includes ? keep(document, tree) : leaveOut(document, tree)),
    ...(includes && !keepsId ? [(document: Document) => leaveOut(document, id)] : []),
    ...slices.map(([path, value]) => slicing(path, (value as Document).$slice)),
    ...positional.map((path) => matchedElement(path, asked)),
    ...matched.map(([path, value]) => matching(path, (value as Document).$elemMatch)),
  ];
  const compute = computed.length > 0 ? computing(computed, asked.rules ?? {}) : undefined;
  return (document) => {
    const shown = steps.reduce((shape, step) => step(shape), document);
    return compute ? { ...shown, ...compute(document) } : shown;
  };
}

const isFlag = (value: unknown) => typeof value === 'number' || typeof value === 'boolean';
const isOn = (value: unknown) => Boolean(value);

/** `{a: {b: 1}}` says the same as `{'a.b': 1}`. */
function flatten(spec: Document, prefix = ''): [string, unknown][] {
  return Object.entries(spec).flatMap(([name, value]): [string, unknown][] =>
    isDocument(value) && !isOperators(value) && Object.keys(value).length > 0
      ? flatten(value, `${prefix}${name}.`)
      : [[prefix + name, value]],
  );
}

function treeOf(paths: string[]): Tree {
  const tree: Tree = new Map();
  for (const path of paths) {
    let level = tree;
    const names = path.split('.');
    for (const [i, name] of names.entries()) {
      const below = level.get(name);
      if (below === true || i === names.length - 1) {
        level.set(name, true);
        break;
      }
      const next: Tree = below ?? new Map();
      level.set(name, next);
      level = next;
    }
  }
  return tree;
}

/** In the document's own order. Through an array, each of its documents is shown; its values are not. */
function keep(document: Document, tree: Tree): Document {
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(document)) {
    const below = tree.get(name);
    if (below === true) kept.push([name, value]);
    else if (below && (Array.isArray(value) || isDocument(value))) {
      kept.push([name, keepIn(value, below)]);
    }
  }
  return Object.fromEntries(kept);
}

function keepIn(value: unknown, tree: Tree): unknown {
  if (!Array.isArray(value)) return keep(value as Document, tree);
  return value
    .filter((element) => Array.isArray(element) || isDocument(element))
    .map((element) => keepIn(element, tree));
}

function leaveOut(document: Document, tree: Tree): Document {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
      const below = tree.get(name);
      if (below === true) return [];
      return [[name, below ? leaveOutIn(value, below) : value]];
    }),
  );
}

function leaveOutIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((element) => leaveOutIn(element, tree));
  return isDocument(value) ? leaveOut(value, tree) : value;
}

function slicing(path: string, operand: unknown): Projection {
  const [skip, limit] = Array.isArray(operand) ? operand.map(Number) : [0, Number(operand)];
  if (skip === undefined || limit === undefined || Number.isNaN(skip + limit)) {
    throw new CommandError('BadValue', '$slice takes a number or [skip, limit]');
  }
  const cut = (array: unknown[]) => {
    if (!Array.isArray(operand)) return limit < 0 ? array.slice(limit) : array.slice(0, limit);
    const from = skip < 0 ? Math.max(0, array.length + skip) : skip;
    return array.slice(from, from + limit);
  };
  return (document) =>
    changeAt(document, path.split('.'), (value) => (Array.isArray(value) ? cut(value) : value));
}

function matching(path: string, operand: unknown): Projection {
  const byValue = isOperators(operand);
  const onValue = byValue ? compileCondition(operand) : undefined;
  const onDocument = byValue ? undefined : compileFilter(operand as Document);
  const test = (element: unknown) =>
    onValue ? onValue([element]) : isDocument(element) && onDocument?.(element) === true;
  return (document) =>
    changeAt(document, path.split('.'), (value) => {
      const found = Array.isArray(value) ? value.find(test) : undefined;
      return found === undefined ? undefined : [found];
    });
}

/** Of an array, the first element that made the filter match. */
function matchedElement(path: string, { filter = {}, rules = {} }: Asked): Projection {
  const names = path.split('.');
  return (document) =>
    changeAt(document, names, (value) => {
      if (!Array.isArray(value)) return value;
      const at = matchedIndex(value, names, filter, `${path}.$`, rules);
      return [value[at] as unknown];
    });
}

/** A copy with one field changed; `undefined` leaves it out, a path that leads nowhere changes nothing. */
function changeAt(
  document: Document,
  [name = '', ...rest]: string[],
  change: (value: unknown) => unknown,
): Document {
  if (!Object.hasOwn(document, name)) return document;
  const value: unknown = document[name];
  const next =
    rest.length === 0 ? change(value) : isDocument(value) ? changeAt(value, rest, change) : value;
  const { [name]: _, ...without } = document;
  return next === undefined ? without : { ...document, [name]: next };
}

function computing(fields: [string, unknown][], rules: Rules): Projection {
  const options = mingoOptions(rules);
  const stage = { $project: { _id: 0, ...Object.fromEntries(fields) } };
  return (document) =>
    new Aggregator([stage as never], options).run<Document>([copyOf(document)])[0] ?? {};
}
