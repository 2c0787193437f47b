import type { Document } from 'bson';
import { Query } from 'mingo';
import { CommandError } from '../errors.ts';
import { isDocument, isOperators } from '../values/document.ts';
import { type Leaf, leavesAt } from './leaves.ts';
import { compileOperator, type LeafTest } from './operators.ts';
import { mingoOptions, type Rules } from './rules.ts';

/** Whether a document matches. */
export type Test = (document: unknown) => boolean;

/**
 * Compiles a filter. Throws CommandError for an operator that is unknown (BadValue) or not here
 * (CommandNotSupported).
 * @see https://www.mongodb.com/docs/manual/reference/operator/query/
 */
export function compileFilter(filter: Document, rules: Rules = {}): Test {
  if (!isDocument(filter)) throw new CommandError('BadValue', 'A filter must be a document.');
  const tests = Object.entries(filter).map(([name, condition]) =>
    compilePart(name, condition, rules),
  );
  if (tests.length === 1) return tests[0] as Test;
  return (document) => tests.every((test) => test(document));
}

function compilePart(name: string, condition: unknown, rules: Rules): Test {
  if (!name.startsWith('$')) return compileField(name, condition, rules);
  switch (name) {
    case '$and': {
      const parts = compileList(name, condition, rules);
      return (document) => parts.every((test) => test(document));
    }
    case '$or': {
      const parts = compileList(name, condition, rules);
      return (document) => parts.some((test) => test(document));
    }
    case '$nor': {
      const parts = compileList(name, condition, rules);
      return (document) => !parts.some((test) => test(document));
    }
    case '$expr': {
      const query = new Query({ $expr: condition }, mingoOptions(rules));
      return (document) => query.test(document as Document);
    }
    case '$comment':
      return () => true;
    case '$where':
    case '$text':
    case '$jsonSchema':
    case '$sampleRate':
      throw new CommandError('CommandNotSupported', `The query operator ${name} is not supported.`);
    default:
      throw new CommandError('BadValue', `unknown top level operator: ${name}`);
  }
}

function compileList(name: string, parts: unknown, rules: Rules): Test[] {
  if (!Array.isArray(parts) || parts.length === 0)
    throw new CommandError('BadValue', `${name} must be a nonempty array`);
  return parts.map((part) => compileFilter(part as Document, rules));
}

function compileField(path: string, condition: unknown, rules: Rules): Test {
  const names = path.split('.');
  const test = compileCondition(condition, rules);
  return (document) => test(leavesAt(document, names));
}

/** A condition on one path: a value to equal, a pattern, or operators that must all hold. */
export function compileCondition(condition: unknown, rules: Rules = {}): LeafTest {
  const compilers = {
    condition: (inner: unknown) => compileCondition(inner, rules),
    filter: (inner: Document) => compileFilter(inner, rules),
    collation: rules.collation,
  };
  if (condition instanceof RegExp) return compileOperator('$regex', condition, {}, compilers);
  if (!isOperators(condition)) return compileOperator('$eq', condition, {}, compilers);
  const tests = Object.entries(condition)
    .filter(([name]) => name !== '$options')
    .map(([name, operand]) => compileOperator(name, operand, condition, compilers));
  if (tests.length === 1) return tests[0] as LeafTest;
  return (leaves: Leaf[]) => tests.every((test) => test(leaves));
}
