import { BSONRegExp, type Document } from 'bson';
import { CommandError } from '../errors.ts';
import type { Collation } from '../values/collation.ts';
import { compareValues, sameClass, sameValue } from '../values/compare.ts';
import { isDocument, isOperators } from '../values/document.ts';
import { type Leaf, withElements } from './leaves.ts';
import { typeTest } from './types.ts';

/** Whether what a path reaches satisfies an operator. */
export type LeafTest = (leaves: Leaf[]) => boolean;

interface Compilers {
  condition: (condition: unknown) => LeafTest;
  filter: (filter: Document) => (document: unknown) => boolean;
  collation: Collation | undefined;
}

type Compile = (operand: unknown, siblings: Document, compilers: Compilers) => LeafTest;

export function compileOperator(
  name: string,
  operand: unknown,
  siblings: Document,
  compilers: Compilers,
): LeafTest {
  const compile = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (compile) return compile(operand, siblings, compilers);
  if (
    /^\$(near|nearSphere|geoWithin|geoIntersects|bitsAllSet|bitsAnySet|bitsAllClear|bitsAnyClear)$/.test(
      name,
    )
  )
    throw new CommandError('CommandNotSupported', `The query operator ${name} is not supported.`);
  throw new CommandError('BadValue', `unknown operator: ${name}`);
}

const operators: Record<string, Compile> = {
  $eq: (operand, _siblings, { collation }) => any(equals(operand, collation)),
  $ne: (operand, _siblings, { collation }) => none(any(equals(operand, collation))),
  $gt: (operand, _siblings, { collation }) => inOrder(operand, collation, (order) => order > 0),
  $lt: (operand, _siblings, { collation }) => inOrder(operand, collation, (order) => order < 0),
  $gte: (operand, _siblings, { collation }) => inOrder(operand, collation, (order) => order >= 0),
  $lte: (operand, _siblings, { collation }) => inOrder(operand, collation, (order) => order <= 0),
  $in: (operand, _siblings, { collation }) => any(oneOf('$in', operand, collation)),
  $nin: (operand, _siblings, { collation }) => none(any(oneOf('$nin', operand, collation))),
  $exists: (operand) => {
    const wanted = operand !== false && operand !== 0 && operand !== null;
    return (leaves) => leaves.some((leaf) => leaf !== undefined) === wanted;
  },
  $type: (operand) => {
    const test = typeTest(operand);
    return any((value) => value !== undefined && test(value));
  },
  $regex: (operand, { $options }) => {
    const pattern = toPattern(operand, $options);
    return any((value) => matches(value, pattern));
  },
  $not: (operand, _siblings, { condition }) => {
    if (!isOperators(operand) && !(operand instanceof RegExp))
      throw new CommandError('BadValue', '$not needs a regex or a document of operators');
    return none(condition(operand));
  },
  $size: (operand) => {
    if (!Number.isInteger(operand) || Number(operand) < 0)
      throw new CommandError('BadValue', '$size needs a non-negative whole number');
    return (leaves) => leaves.some((leaf) => Array.isArray(leaf) && leaf.length === operand);
  },
  $mod: (operand) => {
    const [divisor, remainder] = Array.isArray(operand) ? operand.map(Number) : [];
    if (!divisor || remainder === undefined || (operand as unknown[]).length !== 2)
      throw new CommandError('BadValue', 'malformed mod, need [divisor, remainder]');
    return any((value) => typeof value === 'number' && Math.trunc(value) % divisor === remainder);
  },
  $all: (operand, _siblings, { condition }) => {
    if (!Array.isArray(operand)) throw new CommandError('BadValue', '$all needs an array');
    const tests = operand.map((part) => condition(part));
    return (leaves) => tests.length > 0 && tests.every((test) => test(leaves));
  },
  $elemMatch: (operand, _siblings, compilers) => {
    const test = elementTest(operand, compilers);
    return (leaves) => leaves.some((leaf) => Array.isArray(leaf) && leaf.some(test));
  },
};

const any =
  (test: (value: unknown) => boolean): LeafTest =>
  (leaves) =>
    withElements(leaves).some(test);

const none =
  (test: LeafTest): LeafTest =>
  (leaves) =>
    !test(leaves);

/** Null equals what is missing too. */
function equals(operand: unknown, collation: Collation | undefined): (value: unknown) => boolean {
  if (operand === null || operand === undefined)
    return (value) => value === null || value === undefined;
  const same = collation?.same ?? sameValue;
  return (value) => value !== undefined && same(value, operand);
}

function inOrder(
  operand: unknown,
  collation: Collation | undefined,
  wanted: (order: number) => boolean,
): LeafTest {
  const compare = collation?.compare ?? compareValues;
  return any((value) => ordered(value, operand) && wanted(compare(value, operand)));
}

/** A comparison holds between values of one class only; a missing value counts as null. */
function ordered(value: unknown, operand: unknown): boolean {
  if (Number.isNaN(value) !== Number.isNaN(operand)) return false;
  return sameClass(value, operand);
}

function oneOf(
  name: string,
  operand: unknown,
  collation: Collation | undefined,
): (value: unknown) => boolean {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', `${name} needs an array`);
  if (operand.some(isOperators)) throw new CommandError('BadValue', `cannot nest $ under ${name}`);
  const tests = operand.map((part) =>
    part instanceof RegExp ? (value: unknown) => matches(value, part) : equals(part, collation),
  );
  return (value) => tests.some((test) => test(value));
}

function toPattern(operand: unknown, options: unknown): RegExp {
  const flags = typeof options === 'string' ? options.replace(/[^ims]/g, '') : undefined;
  try {
    if (operand instanceof RegExp) return new RegExp(operand.source, flags ?? operand.flags);
    if (operand instanceof BSONRegExp) return new RegExp(operand.pattern, flags ?? '');
    if (typeof operand === 'string') return new RegExp(operand, flags ?? '');
  } catch {
    throw new CommandError('BadValue', `Regular expression is invalid: ${JSON.stringify(operand)}`);
  }
  throw new CommandError('BadValue', '$regex has to be a string');
}

/** A pattern finds strings that match, and an equal pattern that is stored as a value. */
function matches(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value);
  return value instanceof RegExp && sameValue(value, pattern);
}

/** `{$gt: 1}` speaks of the element itself, `{name: 'x'}` of its fields. */
function elementTest(
  operand: unknown,
  { condition, filter }: Compilers,
): (element: unknown) => boolean {
  if (!isDocument(operand)) throw new CommandError('BadValue', '$elemMatch needs a document');
  const [first] = Object.keys(operand);
  if (first?.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const test = condition(operand);
    return (element) => test([element]);
  }
  const test = filter(operand);
  return (element) => (isDocument(element) || Array.isArray(element)) && test(element);
}
