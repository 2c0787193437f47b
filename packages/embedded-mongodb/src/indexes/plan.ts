import { isDeepStrictEqual } from 'node:util';
import { Binary, type Document, ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Index } from './definition.ts';
import { classBounds, encodeValue } from './key.ts';

/** Keys with lower ≤ key < upper. */
interface Interval {
  lower: Buffer;
  upper: Buffer;
}

export interface Plan {
  /** Absent: every document is looked at. */
  index?: Index;
  intervals: Interval[];
  reverse: boolean;
  /** The scan already gives the wanted order. */
  sorted: boolean;
}

type Sort = [path: string, direction: number][];

/** What the filter says of one field, as far as an index can use it. */
interface Constraint {
  /** Each must be one of these (equality is a list of one). */
  points?: unknown[];
  range?: { lower?: unknown; upper?: unknown };
  /** It must be there. */
  exists?: boolean;
}

const MOST_POINTS = 200;

/**
 * Chooses the index whose leading fields the filter pins down best, preferring one that also gives the
 * order. The intervals may hold more than the filter wants, never less: every document is tested again.
 */
export function choosePlan(
  collection: Collection,
  filter: Document,
  sort: Sort,
  hint?: string | Document,
  collated = false,
): Plan {
  if (isNatural(hint)) return naturalPlan(hint, sort);
  const constraints = readConstraints(filter);
  if (collated) dropTexts(constraints);
  const usable =
    hint === undefined
      ? collection.indexes.filter(
          (index) =>
            covers(index, filter, constraints) &&
            !(collated && index.spec.partialFilterExpression !== undefined),
        )
      : [hinted(collection, hint)];
  let best: { plan: Plan; score: number } | undefined;
  for (const index of usable) {
    const candidate = planWith(index, constraints, sort, collated);
    if (candidate.score > (best?.score ?? 0) || (hint !== undefined && !best)) best = candidate;
  }
  return best?.plan ?? { intervals: [], reverse: false, sorted: sort.length === 0 };
}

/** Keys are in code point order: of texts, a language's order makes no use of them. */
function dropTexts(constraints: Map<string, Constraint>): void {
  for (const constraint of constraints.values()) {
    if (constraint.points?.some((point) => typeof point === 'string')) delete constraint.points;
    const { lower, upper } = constraint.range ?? {};
    if (typeof lower === 'string' || typeof upper === 'string') delete constraint.range;
  }
}

/** `{$natural: ±1}` asks for a scan of everything. */
function isNatural(hint: string | Document | undefined): hint is Document {
  return typeof hint === 'object' && hint.$natural !== undefined;
}

function naturalPlan(hint: Document, sort: Sort): Plan {
  if (Number(hint.$natural) < 0)
    throw new CommandError('CommandNotSupported', 'A backwards scan by $natural is not supported.');
  return { intervals: [], reverse: false, sorted: sort.length === 0 };
}

function hinted(collection: Collection, hint: string | Document): Index {
  const wanted = typeof hint === 'string' ? hint : JSON.stringify(hint);
  const found = collection.indexes.find(
    ({ spec }) => (typeof hint === 'string' ? spec.name : JSON.stringify(spec.key)) === wanted,
  );
  if (!found)
    throw new CommandError(
      'BadValue',
      `error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index: ${wanted}`,
    );
  return found;
}

/** A partial index helps only who asks for no more than it holds; a sparse one only who asks for a value. */
function covers(index: Index, filter: Document, constraints: Map<string, Constraint>): boolean {
  const { partialFilterExpression: partial, sparse } = index.spec;
  if (sparse) {
    if (!index.fields.some(({ path }) => asksForValue(constraints.get(path)))) return false;
  }
  if (!partial) return true;
  return Object.entries(partial).every(([path, wanted]) => {
    const points = constraints.get(path)?.points;
    if (!isPlain(wanted))
      return points?.length === 1 && encodeValue(points[0]).equals(encodeValue(wanted));
    if (isDeepStrictEqual(wanted, { $exists: true })) return asksForValue(constraints.get(path));
    return isDeepStrictEqual(filter[path], wanted);
  });
}

/** Whether a document without the field can't be what is asked for. */
function asksForValue(constraint: Constraint | undefined): boolean {
  if (constraint?.points) return constraint.points.every((point) => point !== null);
  return constraint?.range !== undefined || constraint?.exists === true;
}

function planWith(
  index: Index,
  constraints: Map<string, Constraint>,
  sort: Sort,
  collated: boolean,
): { plan: Plan; score: number } {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let score = 0;
  let single = 0;
  let at = 0;
  for (; at < index.fields.length; at += 1) {
    const field = index.fields[at] as Index['fields'][number];
    const points = constraints.get(field.path)?.points;
    if (!points || points.length * prefixes.length > MOST_POINTS) break;
    const encoded = points.map((point) => encodeValue(point, field.descending));
    prefixes = prefixes.flatMap((prefix) => encoded.map((key) => Buffer.concat([prefix, key])));
    if (points.length === 1) single += 1;
    score += points.length === 1 ? 20 : 10;
  }
  const field = index.fields[at];
  const range = field && !field.hashed && constraints.get(field.path)?.range;
  if (range) score += 5;
  const intervals = prefixes
    .sort((a, b) => Buffer.compare(a, b))
    .map((prefix) =>
      field && range
        ? rangeOf(prefix, index.multikey ? oneEnd(range) : range, field.descending)
        : { lower: prefix, upper: after(prefix) },
    );

  const direction =
    single === at && !index.multikey && !collated ? orderGiven(index, at, sort) : undefined;
  const sorted = sort.length === 0 || direction !== undefined;
  const reverse = direction === -1;
  if (sort.length > 0 && sorted) score += 3;
  if (reverse) intervals.reverse();
  return { plan: { index, intervals, reverse, sorted }, score };
}

/** 1 or -1 when the fields after the pinned ones are the sort's, all this or all that way round. */
function orderGiven(index: Index, pinned: number, sort: Sort): 1 | -1 | undefined {
  const fixed = new Set(index.fields.slice(0, pinned).map(({ path }) => path));
  const wanted = sort.filter(([path]) => !fixed.has(path));
  if (wanted.length === 0) return 1;
  const turns = wanted.map(([path, direction], i) => {
    const field = index.fields[pinned + i];
    if (field?.path !== path || field.hashed) return 0;
    return direction < 0 === field.descending ? 1 : -1;
  });
  const [first] = turns;
  return first !== 0 && turns.every((turn) => turn === first) ? (first as 1 | -1) : undefined;
}

/** Of an array one element may satisfy the lower end and another the upper: only one end narrows. */
function oneEnd(range: { lower?: unknown; upper?: unknown }): { lower?: unknown; upper?: unknown } {
  return range.lower === undefined ? range : { lower: range.lower };
}

function rangeOf(
  prefix: Buffer,
  range: { lower?: unknown; upper?: unknown },
  descending: boolean,
): Interval {
  const sample = range.lower ?? range.upper;
  const { lower: low, upper: high } = classBounds(sample);
  const from = range.lower === undefined ? low : encodeValue(range.lower);
  // Both ends are taken in; the filter itself leaves out what `$gt` and `$lt` leave out.
  const to = range.upper === undefined ? high : after(encodeValue(range.upper));
  if (!descending)
    return { lower: Buffer.concat([prefix, from]), upper: Buffer.concat([prefix, to]) };
  return {
    lower: Buffer.concat([prefix, invert(to)]),
    upper: after(Buffer.concat([prefix, invert(from)])),
  };
}

/** The smallest key above everything that begins with this one. */
function after(key: Buffer): Buffer {
  const next = Buffer.from(key);
  for (let i = next.length - 1; i >= 0; i -= 1) {
    if ((next[i] as number) < 0xff) {
      next[i] = (next[i] as number) + 1;
      return next.subarray(0, i + 1);
    }
  }
  return Buffer.from([0xff, 0xff, 0xff, 0xff]);
}

function invert(key: Buffer): Buffer {
  return Buffer.from(key.map((byte) => ~byte));
}

function readConstraints(filter: Document): Map<string, Constraint> {
  const found = new Map<string, Constraint>();
  const read = (part: Document) => {
    for (const [path, condition] of Object.entries(part)) {
      if (path === '$and' && Array.isArray(condition)) for (const each of condition) read(each);
      else if (!path.startsWith('$'))
        found.set(path, { ...constraintOf(condition), ...found.get(path) });
    }
  };
  read(filter);
  return found;
}

function constraintOf(condition: unknown): Constraint {
  if (!isPlain(condition)) return isScalar(condition) ? { points: [condition ?? null] } : {};
  const operators = Object.keys(condition);
  if (operators.length === 0 || !operators.every((name) => name.startsWith('$'))) return {};
  const constraint: Constraint = {};
  const { $eq, $in, $gt, $gte, $lt, $lte } = condition;
  if ('$eq' in condition && isScalar($eq)) constraint.points = [$eq ?? null];
  else if (Array.isArray($in) && $in.every(isScalar))
    constraint.points = distinctPoints($in.map((point) => point ?? null));
  if (condition.$exists === true) constraint.exists = true;
  const lower = $gt ?? $gte;
  const upper = $lt ?? $lte;
  if ((lower !== undefined && isRangeable(lower)) || (upper !== undefined && isRangeable(upper))) {
    const sameClass =
      lower === undefined ||
      upper === undefined ||
      classBounds(lower).lower.equals(classBounds(upper).lower);
    if (sameClass) {
      constraint.range = {
        ...(lower === undefined ? {} : { lower }),
        ...(upper === undefined ? {} : { upper }),
      };
    }
  }
  return constraint;
}

function distinctPoints(points: unknown[]): unknown[] {
  return [
    ...new Map(points.map((point) => [encodeValue(point).toString('latin1'), point])).values(),
  ];
}

const isRangeable = (value: unknown) => isScalar(value) && value !== null && value !== undefined;

/** A value that an index finds by its key: no array, pattern or document. */
function isScalar(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object') return typeof value !== 'function';
  return value instanceof Date || value instanceof ObjectId || value instanceof Binary;
}

function isPlain(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
  );
}
