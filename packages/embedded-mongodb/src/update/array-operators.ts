import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { compareBySort, readSort } from '../query/sort.ts';
import { compareValues, sameValue } from '../values/compare.ts';
import { isDocument, isOperators, typeName } from '../values/document.ts';
import type { FieldOperator } from './field-operators.ts';

/** @see https://www.mongodb.com/docs/manual/reference/operator/update-array/ */
export const arrayOperators: Record<string, FieldOperator> = {
  $push: (current, operand, path) => {
    const array = arrayOr(current, path) ?? [];
    if (!isDocument(operand) || !('$each' in operand)) return [...array, operand];
    const { $each, $position, $slice, $sort, ...unknown } = operand;
    refuseUnknown(unknown);
    const added = eachOf($each);
    const at = position($position, array.length);
    const all = [...array.slice(0, at), ...added, ...array.slice(at)];
    return sliced($sort === undefined ? all : sorted(all, $sort), $slice);
  },

  $addToSet: (current, operand, path) => {
    const array = arrayOr(current, path) ?? [];
    const each = isDocument(operand) && '$each' in operand;
    const values = each ? eachOf(operand.$each) : [operand];
    const added: unknown[] = [];
    for (const value of values) {
      if (![...array, ...added].some((kept) => sameValue(kept, value))) added.push(value);
    }
    return added.length > 0 || current === undefined ? [...array, ...added] : current;
  },

  $pop: (current, operand, path) => {
    const array = arrayOr(current, path);
    if (Number(operand) !== 1 && Number(operand) !== -1)
      throw new CommandError('FailedToParse', '$pop expects 1 or -1.');
    return Number(operand) === 1 ? array?.slice(0, -1) : array?.slice(1);
  },

  $pull: (current, operand, path) => {
    const array = arrayOr(current, path);
    const matches = pullTest(operand);
    return array?.filter((element) => !matches(element));
  },

  $pullAll: (current, operand, path) => {
    const array = arrayOr(current, path);
    if (!Array.isArray(operand)) throw new CommandError('BadValue', '$pullAll requires an array.');
    return array?.filter((element) => !operand.some((value) => sameValue(value, element)));
  },
};

function arrayOr(current: unknown, path: string): unknown[] | undefined {
  if (current === undefined || Array.isArray(current)) return current;
  throw new CommandError(
    'BadValue',
    `The field '${path}' must be an array but is of type ${typeName(current)}`,
  );
}

function eachOf(values: unknown): unknown[] {
  if (Array.isArray(values)) return values;
  throw new CommandError('BadValue', 'The argument to $each must be an array.');
}

function refuseUnknown(unknown: Document): void {
  const [name] = Object.keys(unknown);
  if (name) throw new CommandError('BadValue', `Unrecognized clause in $push: ${name}`);
}

function position(wanted: unknown, length: number): number {
  if (wanted === undefined) return length;
  const at = Number(wanted);
  return at < 0 ? Math.max(0, length + at) : Math.min(length, at);
}

function sorted(values: unknown[], by: unknown): unknown[] {
  if (isDocument(by)) {
    const compare = compareBySort(readSort(by));
    return [...values].sort((a, b) => compare(a as Document, b as Document));
  }
  const direction = Number(by) < 0 ? -1 : 1;
  return [...values].sort((a, b) => direction * compareValues(a, b));
}

function sliced(values: unknown[], slice: unknown): unknown[] {
  if (slice === undefined) return values;
  const count = Number(slice);
  if (count === 0) return [];
  return count < 0 ? values.slice(count) : values.slice(0, count);
}

/** Operators and documents are conditions on an element; anything else is a value to equal. */
function pullTest(operand: unknown): (element: unknown) => boolean {
  if (isOperators(operand) || operand instanceof RegExp) {
    const test = compileFilter({ element: operand });
    return (element) => test({ element });
  }
  if (isDocument(operand)) {
    const test = compileFilter(operand);
    return (element) => isDocument(element) && test(element);
  }
  return (element) => sameValue(element, operand);
}
