/**
 * A test for paths: a glob where `*` is any text without a slash and `**` any text, or a regular
 * expression written as `/…/`. Throws a SyntaxError for a bad expression.
 */
export function pathTest(pattern: string): (path: string) => boolean {
  const regex = expression(pattern);
  return (path) => regex.test(path);
}

function expression(pattern: string): RegExp {
  const inner = /^\/(.*)\/$/s.exec(pattern)?.[1];
  // A glob may end in a slash too; only an expression has what a path never has.
  if (inner !== undefined && /[\\^$()[\]+?|]/.test(inner)) return new RegExp(inner);
  const source = pattern
    .replace(/\/+$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${source}$`);
}
