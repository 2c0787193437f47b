import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { ok } from '../result.ts';
import { beginClosing } from './begin-closing.ts';
import { withLease } from './lease.ts';
import { goOnClosing } from './settle-closing.ts';

/**
 * A channel is gone, deleted by whomever: if it was a ticket's, that ticket closes, and its transcript
 * is kept. What can't be done now (someone else works on the ticket, Discord doesn't answer), the
 * reconciler does.
 */
export async function channelDeleted(
  deps: TicketDeps,
  guildId: Snowflake,
  channelId: Snowflake,
): Promise<void> {
  const ticket = await deps.tickets.byChannel(guildId, channelId);
  if (!ticket) return;
  await withLease<unknown>(deps, guildId, ticket.id, async (held) => {
    if (held.ticket.state === 'open') {
      const reason = 'The channel was deleted in Discord.';
      await beginClosing(deps, held, { closedBy: null, reason, channelGone: true });
    } else if (held.ticket.closing?.channelDeleted === false) {
      await held.advance({ closing: { locked: true, channelDeleted: true } });
    } else {
      return ok(undefined);
    }
    return goOnClosing(deps, held);
  });
}
