import { inputProblems, type Refusal, refuse } from '@fns/contracts/errors';
import { productLimits } from '@fns/contracts/limits';
import { ok, type Result, refused } from '@fns/core/result';
import type { z } from 'zod';

/** Keys that mean something to JavaScript or to MongoDB, wherever they stand in the input. */
const dangerousKey = /^(__proto__|constructor|prototype)$|^\$/;

/** A request's JSON body, capped while it is read, judged by `schema`. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<Result<T>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(\s*;|$)/i.test(type)) return refused(refuse('unsupported_media_type'));
  const text = await readText(request, productLimits.requestBodyBytes);
  if (text === undefined) return refused(refuse('body_too_large'));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused(refuse('invalid_json'));
  }
  const key = findDangerousKey(json);
  if (key) return refused(refuse('invalid_input', `The key "${key}" is not allowed.`));
  return parseInput(schema, json);
}

/** The query of a request's address; a name that comes twice is refused. */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): Result<T> {
  const search = new URL(request.url).searchParams;
  const names = [...search.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return refused(refuse('invalid_input', `"${twice.slice(0, 50)}" is given twice.`));
  return parseInput(schema, Object.fromEntries(search));
}

/** Zod's verdict as a result; the refusal's details say where and what. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): Result<T, Refusal> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return refused(refuse('invalid_input', undefined, inputProblems(parsed.error)));
}

/** Undefined once more than `maxBytes` have come; the rest is never read. */
async function readText(request: Request, maxBytes: number): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return undefined;
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function findDangerousKey(value: unknown): string | undefined {
  // A list instead of recursion: nesting can be as deep as the body is long.
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const bad = Array.isArray(next)
      ? undefined
      : Object.keys(next).find((key) => dangerousKey.test(key));
    if (bad !== undefined) return bad.slice(0, 50);
    // Not spread into `push`: that would overflow the stack on a long array.
    for (const inner of Object.values(next)) open.push(inner);
  }
  return undefined;
}
