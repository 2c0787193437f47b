import type { Document } from 'bson';
import { sameValue } from '../values/compare.ts';
import { isDocument } from '../values/document.ts';

type Step = string | number;

/**
 * What an update changed, as a change event tells it. `disambiguatedPaths` says which steps of a path
 * with dots or digits in its names are fields and which are places in an array.
 * @see https://www.mongodb.com/docs/manual/reference/change-events/update/
 */
export function describeUpdate(before: Document, after: Document): Document {
  const description = {
    updatedFields: {} as Document,
    removedFields: [] as string[],
    truncatedArrays: [] as Document[],
    disambiguatedPaths: {} as Document,
  };
  const note = (path: Step[]) => {
    const name = path.join('.');
    const unclear = path.some((step) => typeof step === 'number' || /^\d+$|\./.test(step));
    if (path.length > 1 && unclear) description.disambiguatedPaths[name] = path;
    else if (unclear && String(path[0]).includes('.')) description.disambiguatedPaths[name] = path;
    return name;
  };

  const compare = (old: unknown, now: unknown, path: Step[]): void => {
    if (isDocument(old) && isDocument(now)) {
      for (const name of Object.keys(old))
        if (!Object.hasOwn(now, name)) description.removedFields.push(note([...path, name]));
      for (const [name, value] of Object.entries(now)) {
        const step = [...path, name];
        if (!Object.hasOwn(old, name)) description.updatedFields[note(step)] = value;
        else compare(old[name], value, step);
      }
      return;
    }
    if (Array.isArray(old) && Array.isArray(now)) {
      if (now.length < old.length)
        description.truncatedArrays.push({ field: note(path), newSize: now.length });
      for (const [i, value] of (now as unknown[]).entries()) {
        if (i >= old.length) description.updatedFields[note([...path, i])] = value;
        else compare(old[i], value, [...path, i]);
      }
      return;
    }
    if (!sameValue(old, now)) description.updatedFields[note(path)] = now;
  };
  compare(before, after, []);
  return description;
}
