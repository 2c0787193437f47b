/**
 * Remembers answers for a short while and asks once for many who wait; failures are not remembered.
 * Holds at most `maxKeys`, the oldest go first.
 */
export function createShortCache<T>(options: {
  ttlMs: number;
  maxKeys: number;
  now?: () => number;
}) {
  const { ttlMs, maxKeys, now = () => performance.now() } = options;
  const entries = new Map<string, { value: Promise<T>; until: number }>();

  return {
    get(key: string, ask: () => Promise<T>): Promise<T> {
      const known = entries.get(key);
      if (known && known.until > now()) return known.value;
      const entry = { value: ask(), until: now() + ttlMs };
      entries.delete(key);
      entries.set(key, entry);
      entry.value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      if (entries.size > maxKeys) {
        const oldest = entries.keys().next();
        if (!oldest.done) entries.delete(oldest.value);
      }
      return entry.value;
    },
  };
}
