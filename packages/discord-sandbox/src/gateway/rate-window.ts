/** Counts events in a fixed window that starts with its first event. Times in milliseconds. */
export function rateWindow(limit: number, windowMs: number, now: () => number) {
  let startedAt = Number.NEGATIVE_INFINITY;
  let used = 0;
  return {
    /** Takes one; false when the window is used up. */
    take(): boolean {
      const time = now();
      if (time - startedAt >= windowMs) {
        startedAt = time;
        used = 0;
      }
      if (used >= limit) return false;
      used += 1;
      return true;
    },
  };
}
