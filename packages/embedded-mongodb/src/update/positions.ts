import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { compileFilter, type Test } from '../query/filter.ts';
import type { Rules } from '../query/rules.ts';
import { valueAt } from './path.ts';

/** What `$`, `$[]` and `$[name]` in an update's path stand for. */
export interface Positions {
  /** The filter that found the document; absent for an upsert's insert. */
  filter: Document | undefined;
  arrayFilters: Map<string, Test>;
  rules: Rules;
}

/** Compiles `arrayFilters`, each of which speaks of one name. */
export function readArrayFilters(filters: Document[] | undefined, rules: Rules): Map<string, Test> {
  const found = new Map<string, Test>();
  for (const filter of filters ?? []) {
    const names = new Set(namesIn(filter));
    const [name] = names;
    if (name === undefined || names.size !== 1)
      throw new CommandError('FailedToParse', 'An array filter must speak of exactly one name.');
    if (found.has(name))
      throw new CommandError(
        'FailedToParse',
        `Found multiple array filters with the name ${name}.`,
      );
    found.set(name, compileFilter(filter, rules));
  }
  return found;
}

function namesIn(filter: Document): string[] {
  return Object.entries(filter).flatMap(([path, condition]) =>
    path.startsWith('$') && Array.isArray(condition)
      ? (condition as Document[]).flatMap(namesIn)
      : [path.split('.')[0] ?? ''],
  );
}

/** The concrete paths, without positional operators, that an update's path means in this document. */
export function concretePaths(document: Document, path: string, positions: Positions): string[][] {
  return path.split('.').reduce<string[][]>(
    (paths, name) => {
      if (!name.startsWith('$')) return paths.map((before) => [...before, name]);
      return paths.flatMap((before) =>
        indexesOf(document, before, name, path, positions).map((i) => [...before, String(i)]),
      );
    },
    [[]],
  );
}

function indexesOf(
  document: Document,
  before: string[],
  name: string,
  path: string,
  positions: Positions,
): number[] {
  const array = valueAt(document, before);
  if (name === '$') return [matchedIndex(array, before, positions.filter, path, positions.rules)];
  const identifier = name.match(/^\$\[([a-zA-Z0-9]*)\]$/)?.[1];
  if (identifier === undefined)
    throw new CommandError('BadValue', `The dollar field '${name}' in '${path}' is not valid.`);
  if (!Array.isArray(array)) {
    throw new CommandError(
      'BadValue',
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  if (identifier === '') return [...array.keys()];
  const test = positions.arrayFilters.get(identifier);
  if (!test)
    throw new CommandError('BadValue', `No array filter found for identifier '${identifier}'.`);
  return [...array.keys()].filter((i) => test({ [identifier]: array[i] as unknown }));
}

/** The first element that made the filter match. */
export function matchedIndex(
  array: unknown,
  before: string[],
  filter: Document | undefined,
  path: string,
  rules: Rules,
): number {
  const arrayPath = before.join('.');
  const tests = filter ? testsOf(filter, arrayPath, rules) : [];
  if (Array.isArray(array) && tests.length > 0) {
    const all = array.findIndex((element) => tests.every((test) => test(element)));
    if (all >= 0) return all;
    const last = tests.at(-1);
    const one = last ? array.findIndex((element) => last(element)) : -1;
    if (one >= 0) return one;
  }
  throw new CommandError(
    'BadValue',
    `The positional operator did not find the match needed from the query (${path}).`,
  );
}

/** What the filter says of the array's elements, as tests of one element. */
function testsOf(filter: Document, arrayPath: string, rules: Rules): Test[] {
  return Object.entries(filter).flatMap(([path, condition]): Test[] => {
    if (path === '$and' && Array.isArray(condition))
      return (condition as Document[]).flatMap((part) => testsOf(part, arrayPath, rules));
    if (path === arrayPath) {
      const test = compileFilter({ element: condition as unknown }, rules);
      return [(element) => test({ element: [element] }) || test({ element })];
    }
    if (!path.startsWith(`${arrayPath}.`)) return [];
    const test = compileFilter({ [path.slice(arrayPath.length + 1)]: condition as unknown }, rules);
    return [(element) => test(element as Document)];
  });
}
