import type { Transcript } from '@fns/contracts/transcript';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';

/** The ticket's transcript, made when it isn't there yet. */
export async function ensureTranscript(
  { transcripts }: Pick<TicketDeps, 'transcripts'>,
  ticket: TicketRecord,
): Promise<Transcript> {
  const { id, guildId, number, channelId, channelName } = ticket;
  const { opener, panelTitle, staffRoles, createdAt } = ticket;
  if (channelId === null) throw new Error(`ticket ${id} has no channel to record`);
  return transcripts.ensure(guildId, {
    ticketId: id,
    ticketNumber: number,
    channelId,
    channelName: channelName ?? '',
    opener,
    panelTitle,
    staffRoles,
    createdAt,
  });
}
