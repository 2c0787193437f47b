import { rateWindow } from './rate-window.ts';

const dayMs = 24 * 60 * 60 * 1000;
const concurrencyWindowMs = 5000;

export interface IdentifyBudgetOptions {
  /** Identifies in 24 h. Discord: 1,000, more for large bots. */
  perDay: number;
  /** Shards that may identify in the same 5 s, one in each group `shard % maxConcurrency`. */
  maxConcurrency: number;
  now: () => number;
}

export type IdentifyBudget = ReturnType<typeof identifyBudget>;

/**
 * Who may identify when. Past either limit Discord answers with opcode 9, not resumable.
 * @see https://docs.discord.com/developers/events/gateway#sharding-max-concurrency
 */
export function identifyBudget({ perDay, maxConcurrency, now }: IdentifyBudgetOptions) {
  let dayStartedAt = now();
  let used = 0;
  const groups = new Map<number, ReturnType<typeof rateWindow>>();

  const turnDay = () => {
    const days = Math.floor((now() - dayStartedAt) / dayMs);
    if (days < 1) return;
    dayStartedAt += days * dayMs;
    used = 0;
  };

  return {
    take(shard: number): boolean {
      turnDay();
      if (used >= perDay) return false;
      const key = shard % maxConcurrency;
      let group = groups.get(key);
      if (!group) {
        group = rateWindow(1, concurrencyWindowMs, now);
        groups.set(key, group);
      }
      if (!group.take()) return false;
      used += 1;
      return true;
    },
    /** As `GET /gateway/bot` shows it; `reset_after` in milliseconds. */
    sessionStartLimit() {
      turnDay();
      return {
        total: perDay,
        remaining: perDay - used,
        reset_after: dayStartedAt + dayMs - now(),
        max_concurrency: maxConcurrency,
      };
    },
  };
}
