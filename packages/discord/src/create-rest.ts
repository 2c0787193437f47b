import { type RateLimitData, REST, type RESTOptions } from '@discordjs/rest';

export interface DiscordAddresses {
  /** Without a version: `https://discord.com/api`. */
  apiUrl?: string | undefined;
  cdnUrl?: string | undefined;
}

/** Milliseconds of waiting for a rate limit that happen quietly, in the order of the calls. */
const quietWait = 5_000;

/** Short limits queue; a long one is an error, so that the person waiting is told instead of left. */
function isLongLimit({ timeToReset, retryAfter }: RateLimitData): boolean {
  return Math.max(timeToReset, retryAfter) > quietWait;
}

/**
 * How every REST call of ours behaves; discord.js' client takes the same (`new Client({ rest })`).
 * The library's own retries repeat a POST whose answer was lost, which doubles messages: they are
 * off, and {@link withBackoff} repeats what may be repeated.
 */
export function restOptions({ apiUrl, cdnUrl }: DiscordAddresses = {}): Partial<RESTOptions> {
  return {
    ...(apiUrl ? { api: apiUrl } : {}),
    ...(cdnUrl ? { cdn: cdnUrl, mediaProxy: cdnUrl } : {}),
    retries: 0,
    timeout: 8_000,
    rejectOnRateLimit: isLongLimit,
    userAgentAppendix: 'FNS Tickets',
  };
}

/** A REST client of our own, for processes without a discord.js client. */
export function createRest(token: string, addresses?: DiscordAddresses): REST {
  return new REST(restOptions(addresses)).setToken(token);
}
