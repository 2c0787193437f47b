import { systemActor } from '../../actors.ts';
import type { TicketDeps } from '../../deps.ts';
import { elapsed } from '../../instant.ts';
import { ok } from '../../result.ts';
import { ticketNumber } from '../../text.ts';
import type { HeldTicket } from '../lease.ts';
import { noteTicket } from '../ticket-events.ts';
import { fetchTheRest } from './complete-record.ts';
import { finaliseTranscript } from './finalise.ts';
import type { ClosingStep } from './step.ts';

/** The channel goes when its delay is over, after a last look at what was said in the meantime. */
export const deleteChannel: ClosingStep = async (deps, held, closing) => {
  const { id, guildId, channelId, number } = held.ticket;
  if (closing.channelDeleted) return ok(undefined);
  if (channelId === null) throw new Error(`closing ticket ${id} has no channel`);
  if (elapsed(closing.deleteChannelAt, deps.clock.now()) < 0) return ok(undefined);

  const rest = await fetchTheRest(deps, held, closing.deleteChannelAt);
  if (!rest.ok) return rest;
  await countLateMessages(deps, held, closing.startedAt);

  const reason = `Ticket ${ticketNumber(number)} closed`;
  const deleted = await deps.channels.delete(guildId, channelId, reason);
  if (!deleted.ok) return deleted;
  await noteTicket(deps, { id, guildId }, 'ticket.channel_deleted', {
    actor: systemActor,
    before: { channelId },
  });
  await held.advance({ closing: { channelDeleted: true } });
  return ok(undefined);
};

/** Staff can still write until the channel goes; the figures then count that too. */
async function countLateMessages(
  deps: TicketDeps,
  held: HeldTicket,
  closedAt: string,
): Promise<void> {
  const { id, guildId } = held.ticket;
  const noted = await deps.tickets.get(guildId, id);
  if (!noted?.lastMessageAt || elapsed(closedAt, noted.lastMessageAt) <= 0) return;
  await finaliseTranscript(deps, held.ticket, closedAt);
}
