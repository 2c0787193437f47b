import type { ZodType } from 'zod';
import { invalid } from './refusal.ts';

/** Reads a body or query; says in one sentence what is wrong with it. */
export function read<T>(schema: ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first?.path.join('.');
  throw invalid(
    where ? `${where}: ${first?.message}` : (first?.message ?? 'The body is not valid.'),
  );
}
