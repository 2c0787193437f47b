/** Discord's colour number for CSS; 0 means none. */
export function colorHex(color: number): string | undefined {
  return color ? `#${color.toString(16).padStart(6, '0')}` : undefined;
}
