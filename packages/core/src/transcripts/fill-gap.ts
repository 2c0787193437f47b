import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { Result } from '../result.ts';

export interface FillGapInput {
  guildId: Snowflake;
  ticketId: DocumentId;
  /** Asked before each page of 100; false stops (the lease was lost, the process ends). */
  goOn?: () => Promise<boolean>;
}

/**
 * Fetches what was said in a ticket's channel since the last message known to be recorded, and
 * records it; answers with how many messages that were. Repeatable. Refuses what reading the
 * history refuses (`channel_not_found` when the channel is gone).
 */
export async function fillGap(
  _deps: Pick<TicketDeps, 'tickets' | 'transcripts' | 'members' | 'messages'>,
  _input: FillGapInput,
): Promise<Result<number>> {
  throw new Error('being written');
}
