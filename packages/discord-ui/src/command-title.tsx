/**
 * A command as it is called: `/close`, and `Report this` for those used on people and messages. Only
 * the typed ones must be lower case.
 */
export function commandTitle(name: string | null): string {
  if (name === null) return 'a command';
  return name === name.toLowerCase() ? `/${name}` : name;
}
