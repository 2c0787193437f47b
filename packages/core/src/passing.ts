import type { Refusal } from '@fns/contracts/errors';

/** A refusal that is only about this moment: the same call may succeed later. */
export function isPassing({ code }: Refusal): boolean {
  return code === 'discord_unavailable' || code === 'rate_limited';
}
