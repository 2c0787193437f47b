import { DiscordAPIError } from '@discordjs/rest';
import { ok, type Result, refused } from '@fns/core/result';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { DiscordContext } from './context.ts';
import { missingPermissions } from './missing-permissions.ts';
import { type Attempted, missingPermission, refusalOf } from './refusal-of.ts';
import { type BackoffOptions, withBackoff } from './with-backoff.ts';

export type Attempt = Attempted & Pick<BackoffOptions, 'repeat'>;

/** Makes a call with our backoff, and turns what Discord refuses into a refusal a person can act on. */
export async function attempt<T>(
  context: DiscordContext,
  attempted: Attempt,
  call: () => Promise<T>,
): Promise<Result<T>> {
  try {
    return ok(await withBackoff(call, { repeat: attempted.repeat }));
  } catch (error) {
    const refusal = refusalOf(error, attempted);
    if (refusal.code !== 'missing_permission') return refused(refusal);
    // Discord doesn't say which permission it misses: find out.
    const noAccess =
      error instanceof DiscordAPIError && Number(error.code) === RESTJSONErrorCodes.MissingAccess;
    const missing = await missingPermissions(context, attempted).catch(() => null);
    if (missing) return refused(missingPermission(attempted, missing));
    return refused(noAccess ? missingPermission(attempted, ['ViewChannel']) : refusal);
  }
}
