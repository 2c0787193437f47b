import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { isDocument, typeName } from '../values/document.ts';

const isIndex = (name: string) => /^(0|[1-9]\d*)$/.test(name);

/** The value at a concrete path; undefined when something on the way is missing. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return isIndex(name) ? value[Number(name)] : undefined;
    return isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, document);
}

/** Sets a value, making documents on the way; refuses to go through a value that holds no fields. */
export function setAt(document: Document, path: readonly string[], value: unknown): void {
  let holder: unknown = document;
  for (const [i, name] of path.slice(0, -1).entries()) {
    let next = child(holder, name);
    if (next === undefined) {
      next = {};
      assign(holder, name, next, path);
    } else if (!isDocument(next) && !Array.isArray(next)) {
      throw new CommandError(
        'PathNotViable',
        `Cannot create field '${path[i + 1]}' in element {${name}: ${JSON.stringify(next)}}`,
      );
    }
    holder = next;
  }
  assign(holder, path.at(-1) ?? '', value, path);
}

/** Removes a field; an array keeps its length and has null there. */
export function unsetAt(document: Document, path: readonly string[]): void {
  const holder = valueAt(document, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  if (Array.isArray(holder)) {
    if (isIndex(name) && Number(name) < holder.length) holder[Number(name)] = null;
  } else if (isDocument(holder)) delete holder[name];
}

function child(holder: unknown, name: string): unknown {
  return valueAt(holder, [name]);
}

/** The most elements that setting a far index may add, as in mongod. */
const MOST_PADDING = 1_500_000;

function assign(holder: unknown, name: string, value: unknown, path: readonly string[]): void {
  if (Array.isArray(holder)) {
    if (!isIndex(name)) {
      throw new CommandError(
        'PathNotViable',
        `Cannot create field '${name}' in an element that is an array (${path.join('.')})`,
      );
    }
    if (Number(name) > holder.length + MOST_PADDING) {
      throw new CommandError('BadValue', `The index ${name} is too far past the array's end.`);
    }
    while (holder.length < Number(name)) holder.push(null);
    holder[Number(name)] = value;
  } else if (isDocument(holder)) {
    // Not by assignment: a field may be called `__proto__`.
    Object.defineProperty(holder, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else {
    throw new CommandError(
      'PathNotViable',
      `'${path.join('.')}' goes through a ${typeName(holder)}.`,
    );
  }
}
