/** A token bucket: `burst` requests at once, then `perMinute` in the long run. */
export interface Allowance {
  burst: number;
  perMinute: number;
}

export interface RateLimit {
  /** Takes one token from `key`'s bucket: 0 when there was one, else the milliseconds until there is. */
  take(key: string, allowance: Allowance): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Buckets in memory, at most `maxKeys`: beyond that the one that was used longest ago is forgotten,
 * which at worst gives its owner a full bucket.
 * @param now milliseconds from a clock that never goes back.
 */
export function createRateLimit(options: { maxKeys?: number; now?: () => number } = {}): RateLimit {
  const { maxKeys = 10_000, now = () => performance.now() } = options;
  const buckets = new Map<string, Bucket>();

  return {
    take(key, { burst, perMinute }) {
      const at = now();
      const perMs = perMinute / 60_000;
      const last = buckets.get(key) ?? { tokens: burst, at };
      const tokens = Math.min(burst, last.tokens + (at - last.at) * perMs);
      const allowed = tokens >= 1;
      buckets.delete(key);
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at });
      if (buckets.size > maxKeys) {
        const oldest = buckets.keys().next();
        if (!oldest.done) buckets.delete(oldest.value);
      }
      return allowed ? 0 : Math.ceil((1 - tokens) / perMs);
    },
  };
}
