import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { allOf } from '../ports/page.ts';

/** Marks what is still pending as lost: Discord's file server was away for too long to wait any more. */
export async function giveUpAttachments(
  { transcripts }: Pick<TicketDeps, 'transcripts'>,
  guildId: Snowflake,
  ticketId: DocumentId,
): Promise<void> {
  const transcript = await transcripts.byTicket(guildId, ticketId);
  if (!transcript) return;
  const pending = allOf((after) =>
    transcripts.pendingAttachments(guildId, transcript.id, { limit: 100, ...after }),
  );
  for await (const { attachmentId } of pending) {
    await transcripts.settleAttachment(guildId, transcript.id, attachmentId, {
      archive: 'lost',
      reason: 'Discord did not hand it out while the ticket was closing.',
      hash: null,
    });
  }
}
