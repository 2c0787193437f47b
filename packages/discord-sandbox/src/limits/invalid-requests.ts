const windowMs = 10 * 60 * 1000;

/**
 * Counts a caller's 401, 403 and 429 answers; `limit` in ten minutes and the address is banned, by
 * Cloudflare and without a word of JSON.
 * @see https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 */
export function invalidRequests(now: () => number, limit: number) {
  const callers = new Map<string, { since: number; count: number }>();
  const entry = (caller: string) => {
    const found = callers.get(caller);
    if (found && now() - found.since < windowMs) return found;
    const fresh = { since: now(), count: 0 };
    callers.set(caller, fresh);
    return fresh;
  };
  return {
    note(caller: string, status: number): void {
      if (status === 401 || status === 403 || status === 429) entry(caller).count += 1;
    },
    /** Seconds until the ban ends; undefined for who is not banned. */
    bannedFor(caller: string): number | undefined {
      const found = callers.get(caller);
      if (!found || found.count < limit) return undefined;
      const left = found.since + windowMs - now();
      return left > 0 ? Math.ceil(left / 1000) : undefined;
    },
    clear: () => callers.clear(),
  };
}
