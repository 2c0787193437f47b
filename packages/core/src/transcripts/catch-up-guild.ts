import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { allOf } from '../ports/page.ts';
import { archiveAttachments } from './archive-attachments.ts';
import { fillGap } from './fill-gap.ts';

/**
 * After a gap (a restart, a gateway session that could not be resumed): fetches what every open
 * ticket of the guild missed, files included. `caughtUp` is told of each ticket whose record is
 * complete up to now (see `gapless` in `trackChanges`).
 */
export async function catchUpGuild(
  deps: Pick<
    TicketDeps,
    'tickets' | 'transcripts' | 'members' | 'messages' | 'files' | 'archive' | 'clock' | 'log'
  >,
  guildId: Snowflake,
  caughtUp: (ticketId: DocumentId) => void,
): Promise<void> {
  const unsettled = allOf((after) => deps.tickets.unsettled(guildId, { limit: 100, ...after }));
  for await (const { id: ticketId, transcriptId, closing } of unsettled) {
    if (transcriptId === null || closing?.channelDeleted) continue;
    const filled = await fillGap(deps, { guildId, ticketId });
    if (filled.ok) caughtUp(ticketId);
    else deps.log.warn({ ticketId, code: filled.error.code }, 'history could not be read');
    await archiveAttachments(deps, { guildId, ticketId });
  }
}
