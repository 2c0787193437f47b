import { type Document, EJSON } from 'bson';
import type { Entities } from './entities.ts';

/** Throws, with the path, where what came isn't what the test describes. */
export function expectMatch(
  expected: unknown,
  actual: unknown,
  entities: Entities,
  path = 'result',
  root = true,
): void {
  const special = specialOperator(expected);
  if (special) {
    matchSpecial(special[0], special[1], actual, entities, path, root);
    return;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) fail(path, expected, actual);
    if (expected.length !== actual.length) fail(`${path}.length`, expected.length, actual.length);
    for (const [i, item] of expected.entries())
      expectMatch(item, actual[i], entities, `${path}[${i}]`, root && isPlain(item));
    return;
  }
  if (actual instanceof Map) {
    // A sort is an ordered map in the driver's commands.
    expectMatch(expected, Object.fromEntries(actual), entities, path, root);
    return;
  }
  if (isPlain(expected)) {
    if (!isPlain(actual)) fail(path, expected, actual);
    for (const [key, value] of Object.entries(expected)) {
      const there = Object.hasOwn(actual, key) ? (actual[key] as unknown) : undefined;
      expectMatch(value, there, entities, `${path}.${key}`, false);
    }
    if (!root) {
      const extra = Object.keys(actual).find(
        (key) => !Object.hasOwn(expected, key) && actual[key] !== undefined,
      );
      if (extra) fail(`${path}.${extra}`, undefined, actual[extra]);
    }
    return;
  }
  if (!same(expected, actual)) fail(path, expected, actual);
}

function fail(path: string, expected: unknown, actual: unknown): never {
  throw new Error(`${path}: expected ${show(expected)}, got ${show(actual)}`);
}

export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  try {
    return EJSON.stringify(value as Document).slice(0, 300);
  } catch {
    return typeof value;
  }
}

function specialOperator(value: unknown): [string, unknown] | undefined {
  if (!isPlain(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  return entry?.[0].startsWith('$$') && others.length === 0 ? entry : undefined;
}

function matchSpecial(
  name: string,
  operand: unknown,
  actual: unknown,
  entities: Entities,
  path: string,
  root: boolean,
): void {
  switch (name) {
    case '$$exists':
      if ((actual !== undefined) !== operand) fail(path, operand ? 'something' : undefined, actual);
      return;
    case '$$type': {
      const types = [operand].flat() as string[];
      if (!types.some((type) => isOfType(type, actual))) fail(path, types.join(' or '), actual);
      return;
    }
    case '$$unsetOrMatches':
      if (actual !== undefined && actual !== null)
        expectMatch(operand, actual, entities, path, root);
      return;
    case '$$matchesEntity':
      expectMatch(entities.get(String(operand)), actual, entities, path, false);
      return;
    case '$$matchesHexBytes':
      if (!(actual instanceof Uint8Array) || Buffer.from(actual).toString('hex') !== operand)
        fail(path, operand, actual);
      return;
    case '$$sessionLsid':
      expectMatch(entities.session(String(operand)).id, actual, entities, path, false);
      return;
    case '$$lte':
      if (!(Number(actual) <= Number(operand))) fail(path, `at most ${String(operand)}`, actual);
      return;
    case '$$matchAsRoot':
      expectMatch(operand, actual, entities, path, true);
      return;
    default:
      throw new Error(`${path}: ${name} is not known to this runner`);
  }
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'double':
      return typeof value === 'number';
    case 'int':
    case 'long':
      return Number.isInteger(value) || typeof value === 'bigint' || bsonType(value) === 'Long';
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isPlain(value);
    case 'objectId':
      return bsonType(value) === 'ObjectId';
    case 'binData':
      return bsonType(value) === 'Binary';
    case 'date':
      return value instanceof Date;
    case 'timestamp':
      return bsonType(value) === 'Timestamp';
    case 'decimal':
      return bsonType(value) === 'Decimal128';
    case 'null':
      return value === null;
    default:
      throw new Error(`$$type ${type} is not known to this runner`);
  }
}

/** By name: the driver may bring a copy of the library of its own. */
function bsonType(value: unknown): unknown {
  return (value as { _bsontype?: string } | null)?._bsontype;
}

function isPlain(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof RegExp) &&
    !('_bsontype' in value)
  );
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || a === undefined || b === null || b === undefined) return false;
  return EJSON.stringify({ a }) === EJSON.stringify({ a: b });
}
