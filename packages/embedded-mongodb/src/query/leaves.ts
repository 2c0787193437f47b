import { isDocument } from '../values/document.ts';

/** A value that a path reaches; `undefined` where the last document on the way lacks the field. */
export type Leaf = unknown;

/**
 * Every value that a dotted path reaches. An array on the way is gone through by its documents, and by
 * index where the path has a number; elements that are no documents reach nothing. Anything else on
 * the way that holds no fields reaches a missing value.
 */
export function leavesAt(value: unknown, path: readonly string[], from = 0): Leaf[] {
  const name = path[from];
  if (name === undefined) return [value];
  if (Array.isArray(value)) {
    const found = value.filter(isDocument).flatMap((element) => leavesAt(element, path, from));
    if (/^\d+$/.test(name) && Number(name) < value.length)
      found.push(...leavesAt(value[Number(name)], path, from + 1));
    return found;
  }
  const next: unknown = isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  if (next === undefined) return [undefined];
  return from + 1 === path.length ? [next] : leavesAt(next, path, from + 1);
}

/** The leaves, and the elements of those that are arrays: what most operators test one by one. */
export function withElements(leaves: Leaf[]): unknown[] {
  if (!leaves.some(Array.isArray)) return leaves;
  return leaves.flatMap((leaf) => (Array.isArray(leaf) ? [leaf, ...(leaf as unknown[])] : [leaf]));
}
