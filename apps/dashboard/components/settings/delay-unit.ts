/** The largest unit, in seconds, that says a number of seconds without a fraction. */
export function bestUnit(seconds: number): number {
  if (seconds === 0) return 1;
  return [86_400, 3600, 60].find((size) => seconds % size === 0) ?? 1;
}
