import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { TicketChannel } from '../ports/ticket-channels.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { snowflakeTime } from '../snowflake.ts';

type SweepDeps = Pick<TicketDeps, 'tickets' | 'channels' | 'log'>;

/** Milliseconds around a ticket's reservation in which we may have made a channel for it. */
const earliest = -60_000;
const latest = 15 * 60_000;

/**
 * Deletes channels that carry a ticket's marker and that no ticket needs: those of tickets that
 * failed or whose channel was already deleted, and second ones of the same ticket. A channel whose
 * ticket is unknown stays: the database may have been restored from a backup.
 */
export async function sweepStrays(
  deps: SweepDeps,
  guildId: Snowflake,
  marked: TicketChannel[],
): Promise<number> {
  let deleted = 0;
  for (const channel of marked) {
    const { channelId, ticketId } = channel;
    const ticket = await deps.tickets.get(guildId, ticketId);
    if (!ticket) {
      deps.log.warn({ guildId, channelId, ticketId }, 'a channel names a ticket that is unknown');
      continue;
    }
    if (!isNeedless(channel, ticket) || !mayBeOurs(channel, ticket)) continue;
    const gone = await deps.channels.delete(guildId, channelId, 'No ticket needs this channel');
    if (gone.ok) deleted += 1;
    else deps.log.warn({ guildId, channelId, code: gone.error.code }, 'a stray channel stays');
  }
  return deleted;
}

function isNeedless({ channelId }: TicketChannel, ticket: TicketRecord): boolean {
  switch (ticket.state) {
    case 'opening':
      // It may be the very channel that is being opened.
      return ticket.channelId !== null && ticket.channelId !== channelId;
    case 'failed':
      return true;
    case 'closed':
      return ticket.channelId !== channelId || ticket.closing?.channelDeleted === true;
    default:
      return ticket.channelId !== channelId;
  }
}

/** People copy topics, and cloning a channel copies its topic too: those channels are not ours to delete. */
function mayBeOurs({ channelId }: TicketChannel, { createdAt }: TicketRecord): boolean {
  const age = snowflakeTime(channelId) - Date.parse(createdAt);
  return age >= earliest && age <= latest;
}
