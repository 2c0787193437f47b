import type { Allowance } from './allowances.ts';

/** Where a bucket stands after a request; times in milliseconds of the world's clock. */
export interface BucketState {
  limit: number;
  remaining: number;
  resetAt: number;
  /** False: the request came too early and was not counted. */
  allowed: boolean;
}

interface Window {
  resetAt: number;
  used: number;
}

/** Fixed windows, each opened by its first request. */
export function buckets(now: () => number) {
  const windows = new Map<string, Window>();
  let takes = 0;

  const sweep = (time: number) => {
    for (const [key, window] of windows) if (window.resetAt <= time) windows.delete(key);
  };

  return {
    take(key: string, { limit, windowMs }: Pick<Allowance, 'limit' | 'windowMs'>): BucketState {
      const time = now();
      takes += 1;
      if (takes % 1000 === 0) sweep(time);
      let window = windows.get(key);
      if (!window || window.resetAt <= time) {
        window = { resetAt: time + windowMs, used: 0 };
        windows.set(key, window);
      }
      const allowed = window.used < limit;
      if (allowed) window.used += 1;
      return { limit, remaining: limit - window.used, resetAt: window.resetAt, allowed };
    },
    clear: () => windows.clear(),
  };
}
export type Buckets = ReturnType<typeof buckets>;
