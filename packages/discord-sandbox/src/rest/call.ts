import type { ZodType } from 'zod';
import type { NewFile } from '../world/files.ts';
import { formProblems } from '../world/form.ts';
import { invalidForm } from '../world/refusal.ts';
import type { ApplicationRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Records } from './records.ts';

/** What the REST API needs of the rest of the sandbox. */
export interface RestDeps {
  world: World;
  records: Records;
  /** Where the gateway listens: `ws://…`. */
  gatewayUrl: () => string;
  /** Starts left today and how many bots may identify at once, for `/gateway/bot`. */
  sessionStartLimit: (applicationId: string) => {
    total: number;
    remaining: number;
    reset_after: number;
    max_concurrency: number;
  };
}

/** An uploaded part `files[n]`, with its `n`. */
export interface UploadedPart {
  index: string;
  file: NewFile;
}

/** One authenticated request, as a route's handler gets it. */
export interface Call {
  world: World;
  deps: RestDeps;
  method: string;
  path: string;
  /** The bot's account, or the person for whom a bearer token acts; empty without authentication. */
  userId: string;
  application: ApplicationRow | null;
  /** The scopes of a bearer token; `null` for bots. */
  scopes: string[] | null;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  files: UploadedPart[];
  /** X-Audit-Log-Reason, decoded. */
  reason: string | null;
}

/**
 * Reads a form. What breaks its schema is refused with 50035; a field Discord doesn't know is left
 * out, as Discord does, but noted as a violation.
 */
export function parseForm<T>(
  call: Call,
  schema: ZodType<T>,
  input: unknown,
  at: PropertyKey[] = [],
): T {
  const first = schema.safeParse(input, { reportInput: true });
  if (first.success) return first.data;
  const unknown = first.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  if (unknown.length > 0) {
    const names = unknown.map((path) => path.join('.')).join(', ');
    note(call, `Fields that Discord does not know: ${names}`, null);
    const known = without(input, unknown);
    return parseForm(call, schema, known, at);
  }
  const refused = invalidForm(formProblems(first.error.issues, at));
  note(call, 'The form was refused (50035)', refused.errors);
  throw refused;
}

export const parseBody = <T>(call: Call, schema: ZodType<T>): T =>
  parseForm(call, schema, call.body ?? {});
export const parseQuery = <T>(call: Call, schema: ZodType<T>): T =>
  parseForm(call, schema, call.query);

/** Notes a breach of Discord's contract for `GET /_sandbox/violations`. */
export function note(call: Call, message: string, errors: unknown): void {
  const { method, path, world, deps } = call;
  deps.records.violation({
    at: new Date(world.clock.now()).toISOString(),
    method,
    path,
    message,
    errors,
  });
}

function without(input: unknown, paths: PropertyKey[][]): unknown {
  const copy = structuredClone(input);
  for (const path of paths) {
    let node: unknown = copy;
    for (const step of path.slice(0, -1)) node = (node as Record<PropertyKey, unknown>)?.[step];
    const last = path.at(-1);
    if (node && last !== undefined) delete (node as Record<PropertyKey, unknown>)[last];
  }
  return copy;
}
