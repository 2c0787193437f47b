import { Binary, Decimal128, Long, ObjectId, Timestamp } from 'bson';
import { CommandError } from '../errors.ts';
import { isDocument } from '../values/document.ts';

const int32 = (value: unknown) => Number.isInteger(value) && value === (value as number) >> 0;

/** Numbers arrive as JavaScript has them, so a whole one is `int`, or beyond 32 bits both `long` and `double`. */
const tests: Record<string, { code: number; test: (value: unknown) => boolean }> = {
  double: { code: 1, test: (value) => typeof value === 'number' && !int32(value) },
  string: { code: 2, test: (value) => typeof value === 'string' },
  object: { code: 3, test: isDocument },
  array: { code: 4, test: Array.isArray },
  binData: { code: 5, test: (value) => value instanceof Binary },
  objectId: { code: 7, test: (value) => value instanceof ObjectId },
  bool: { code: 8, test: (value) => typeof value === 'boolean' },
  date: { code: 9, test: (value) => value instanceof Date },
  null: { code: 10, test: (value) => value === null },
  regex: { code: 11, test: (value) => value instanceof RegExp },
  int: { code: 16, test: int32 },
  timestamp: { code: 17, test: (value) => value instanceof Timestamp },
  long: {
    code: 18,
    test: (value) => value instanceof Long || (Number.isInteger(value) && !int32(value)),
  },
  decimal: { code: 19, test: (value) => value instanceof Decimal128 },
};

const isNumber = (value: unknown) =>
  typeof value === 'number' || value instanceof Long || value instanceof Decimal128;

/** The test that `$type` names, by alias or number, one or any of several. */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  if (Array.isArray(operand)) {
    const each = operand.map(typeTest);
    return (value) => each.some((test) => test(value));
  }
  if (operand === 'number') return isNumber;
  const found =
    typeof operand === 'string'
      ? Object.hasOwn(tests, operand) && tests[operand]
      : Object.values(tests).find(({ code }) => code === operand);
  if (!found) throw new CommandError('BadValue', `Unknown type name alias: ${String(operand)}`);
  return found.test;
}
