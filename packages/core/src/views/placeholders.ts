/**
 * Fills `{name}` placeholders in one pass, so that a value which itself looks like a placeholder
 * stays as it is. Unknown placeholders stay too: a person can see what they mistyped.
 */
export function fillPlaceholders(template: string, values: Record<string, string>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
