import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TranscriptMetadata } from '@fns/contracts/transcript';
import type { TicketDeps } from '../deps.ts';
import { allOf } from '../ports/page.ts';
import { startTally, type TalliedTicket } from './tally.ts';

const pageSize = 1000;

/** The figures of a transcript, from outlines of its messages, a page at a time. */
export async function measureTranscript(
  { transcripts }: Pick<TicketDeps, 'transcripts'>,
  ticket: TalliedTicket & { guildId: Snowflake; transcriptId: DocumentId },
): Promise<TranscriptMetadata> {
  const tally = startTally(ticket);
  const { guildId, transcriptId } = ticket;
  const pages = allOf((after) =>
    transcripts.outline(guildId, transcriptId, { limit: pageSize, ...after }),
  );
  for await (const outline of pages) tally.add(outline);
  return tally.result();
}
