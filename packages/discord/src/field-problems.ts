export interface FieldProblem {
  /** Dotted: `embeds.0.title`. */
  path: string;
  code: string;
  message: string;
}

/**
 * Flattens the tree in which Discord says what is wrong with a body.
 * @see https://docs.discord.com/developers/reference#error-messages
 */
export function fieldProblems(rawError: unknown): FieldProblem[] {
  return isRecord(rawError) ? walk(rawError.errors, []) : [];
}

function walk(node: unknown, path: string[]): FieldProblem[] {
  if (!isRecord(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== '_errors' || !Array.isArray(value)) return walk(value, [...path, key]);
    return value.filter(isRecord).map((leaf) => ({
      path: path.join('.'),
      code: text(leaf.code),
      message: text(leaf.message),
    }));
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
