import { Long, Timestamp } from 'bson';
import { CommandError } from '../errors.ts';
import { compareValues } from '../values/compare.ts';
import { isDocument, typeName } from '../values/document.ts';

/**
 * What an operator makes of a field's value, where `undefined` is a missing field: given, it is set
 * from nothing; answered, it is removed or stays missing.
 */
export type FieldOperator = (current: unknown, operand: unknown, path: string) => unknown;

/** @see https://www.mongodb.com/docs/manual/reference/operator/update-field/ */
export const fieldOperators: Record<string, FieldOperator> = {
  $set: (_current, operand) => operand,
  $unset: () => undefined,
  $inc: (current, operand, path) =>
    arithmetic('$inc', current ?? (current === undefined ? 0 : current), operand, path, {
      longs: (a, b) => a.add(b),
      numbers: (a, b) => a + b,
    }),
  $mul: (current, operand, path) =>
    arithmetic('$mul', current ?? (current === undefined ? 0 : current), operand, path, {
      longs: (a, b) => a.multiply(b),
      numbers: (a, b) => a * b,
    }),
  $min: (current, operand) =>
    current === undefined || compareValues(operand, current) < 0 ? operand : current,
  $max: (current, operand) =>
    current === undefined || compareValues(operand, current) > 0 ? operand : current,
  $currentDate: (_current, operand) => {
    const type = isDocument(operand) ? operand.$type : operand;
    if (type === true || type === false || type === 'date') return new Date();
    if (type === 'timestamp') return new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
    throw new CommandError('BadValue', '$currentDate takes true, {$type: "date"} or "timestamp".');
  },
  $bit: (current, operand, path) => {
    const [name, mask] = isDocument(operand) ? (Object.entries(operand)[0] ?? []) : [];
    const value = current ?? 0;
    if (typeof mask !== 'number' || typeof value !== 'number')
      throw new CommandError('BadValue', `$bit needs integers (${path}).`);
    if (name === 'and') return value & mask;
    if (name === 'or') return value | mask;
    if (name === 'xor') return value ^ mask;
    throw new CommandError('BadValue', '$bit takes and, or, xor.');
  },
};

interface Arithmetic {
  longs: (a: Long, b: Long) => Long;
  numbers: (a: number, b: number) => number;
}

/** 64-bit integers stay exact where one is too large for a JavaScript number. */
function arithmetic(
  name: string,
  current: unknown,
  operand: unknown,
  path: string,
  { longs, numbers }: Arithmetic,
): unknown {
  if (!isNumeric(operand))
    throw new CommandError(
      'TypeMismatch',
      `Cannot ${name} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
    );
  if (!isNumeric(current))
    throw new CommandError(
      'TypeMismatch',
      `Cannot apply ${name} to a value of non-numeric type: '${path}' is of type ${typeName(current)}`,
    );
  if (!(current instanceof Long) && !(operand instanceof Long)) {
    const result = numbers(current, operand);
    if (Number.isSafeInteger(result) || !Number.isInteger(current) || !Number.isInteger(operand))
      return result;
  }
  if (!isWhole(current) || !isWhole(operand)) return numbers(Number(current), Number(operand));
  const result = longs(toLong(current), toLong(operand));
  const near = result.toNumber();
  return Number.isSafeInteger(near) ? near : result;
}

const isNumeric = (value: unknown): value is number | Long =>
  typeof value === 'number' || value instanceof Long;

const isWhole = (value: number | Long) => value instanceof Long || Number.isSafeInteger(value);

const toLong = (value: number | Long) => (value instanceof Long ? value : Long.fromNumber(value));
