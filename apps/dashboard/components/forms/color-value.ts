/** Discord's integer as `#rrggbb`; null where a role has no colour of its own. */
export function roleColor(color: number): string | null {
  return color === 0 ? null : `#${color.toString(16).padStart(6, '0')}`;
}
