import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { snowflakeTime } from '../snowflake.ts';
import type { TrackedMessage } from '../tracked-message.ts';

/** Milliseconds for which a new message may be missing from Discord's history without being deleted. */
const settling = 10_000;

export interface HistoryStretch {
  /** Every message that stands in Discord between the two ends, both included. */
  page: TrackedMessage[];
  from: Snowflake;
  to: Snowflake;
}

/** Messages that are recorded but no longer in Discord's history were deleted while nobody listened. */
export async function noteDeletions(
  { transcripts, clock }: Pick<TicketDeps, 'transcripts' | 'clock'>,
  { guildId, transcriptId }: { guildId: Snowflake; transcriptId: DocumentId },
  { page, from, to }: HistoryStretch,
): Promise<void> {
  const standing = new Set(page.map(({ messageId }) => messageId));
  const recorded = await transcripts.standing(guildId, transcriptId, { from, to });
  const at = clock.now();
  const deleted = recorded.filter(
    (id) => !standing.has(id) && Date.parse(at) - snowflakeTime(id) > settling,
  );
  if (deleted.length === 0) return;
  await transcripts.record(
    guildId,
    transcriptId,
    deleted.map((messageId) => ({ kind: 'deleted', messageId, at })),
  );
}
