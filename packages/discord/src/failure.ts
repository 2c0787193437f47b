import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';

/**
 * What a failed call tells about whether it happened:
 * - `refused`: Discord read it and said no;
 * - `limited`: a rate limit held it back, nothing happened;
 * - `unknown`: a 5xx, a timeout, a cut connection: it may or may not have happened;
 * - `bug`: not Discord's doing.
 */
export type Failure =
  | { kind: 'refused'; error: DiscordAPIError }
  | { kind: 'limited'; retryAfterMs: number }
  | { kind: 'unknown' }
  | { kind: 'bug' };

export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) {
    return { kind: 'limited', retryAfterMs: Math.max(error.retryAfter, error.timeToReset) };
  }
  if (error instanceof DiscordAPIError) {
    return error.status === 408 ? { kind: 'unknown' } : { kind: 'refused', error };
  }
  if (error instanceof HTTPError || isNetworkFailure(error)) return { kind: 'unknown' };
  return { kind: 'bug' };
}

/** Timeouts abort; sockets fail with a `code`; a cut or garbled body fails while it is read. */
function isNetworkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  if ('code' in error && typeof error.code === 'string') {
    return error.code.startsWith('UND_ERR') || /^E[A-Z]+$/.test(error.code);
  }
  if (error instanceof SyntaxError) return true;
  return error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message);
}
