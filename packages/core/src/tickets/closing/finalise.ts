import { actorOf } from '../../actors.ts';
import type { TicketDeps } from '../../deps.ts';
import type { TicketRecord } from '../../ports/ticket-store.ts';
import { ok } from '../../result.ts';
import { together } from '../../together.ts';
import { ensureTranscript } from '../../transcripts/ensure-transcript.ts';
import { measureTranscript } from '../../transcripts/measure-transcript.ts';
import { noteTicket } from '../ticket-events.ts';
import type { ClosingStep } from './step.ts';

/** The transcript becomes final, and the ticket `closed`: its opener's slot is free. */
export const finalise: ClosingStep = async (deps, held, { startedAt }) => {
  const { ticket } = held;
  if (ticket.state !== 'closing') return ok(undefined);
  const transcriptId = await finaliseTranscript(deps, ticket, startedAt);
  await noteTicket(deps, ticket, 'ticket.closed', {
    actor: actorOf(ticket.closedBy),
    before: { state: 'closing' },
    after: { state: 'closed', reason: ticket.closeReason, transcriptId },
  });
  // When it closed is when someone closed it, not when we came around to it.
  await held.advance({ state: 'closed', closed: true, closedAt: startedAt, transcriptId });
  return ok(undefined);
};

/** Computes the transcript's figures and makes it final; again, when more was said since. */
export async function finaliseTranscript(
  deps: Pick<TicketDeps, 'transcripts' | 'events' | 'clock'>,
  ticket: TicketRecord,
  closedAt: string,
): Promise<string> {
  const { guildId, closedBy, closeReason } = ticket;
  const transcriptId = ticket.transcriptId ?? (await ensureTranscript(deps, ticket)).id;
  const metadata = await measureTranscript(deps, { ...ticket, transcriptId, closedAt });
  await together([
    deps.transcripts.finalise(guildId, transcriptId, { metadata, closedBy, closeReason, closedAt }),
    deps.events.append(guildId, {
      type: 'transcript.finalised',
      actor: actorOf(closedBy),
      target: { kind: 'transcript', id: transcriptId },
      after: { messageCount: metadata.messageCount },
      at: deps.clock.now(),
      key: `transcript.finalised:${transcriptId}`,
    }),
  ]);
  return transcriptId;
}
