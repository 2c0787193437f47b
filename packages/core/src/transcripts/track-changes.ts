import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { MessageChange } from '../tracked-message.ts';

export interface TrackChangesInput {
  guildId: Snowflake;
  ticketId: DocumentId;
  /** Oldest first. */
  changes: MessageChange[];
  /**
   * Nothing of this channel was missed before these changes: its history was filled (`fillGap`), or
   * the ticket opened, within this same gateway session, and no batch since was dropped. Only then may
   * `trackedUntil` move; otherwise a later `fillGap` would skip what was missed.
   */
  gapless: boolean;
}

/**
 * Records what happened to a ticket's messages. Repeatable. `not_yet`: the ticket has no transcript
 * so far (it is just opening): keep the changes and come again. `not_a_ticket`: drop them.
 */
export async function trackChanges(
  _deps: Pick<TicketDeps, 'tickets' | 'transcripts' | 'members'>,
  _input: TrackChangesInput,
): Promise<'recorded' | 'not_yet' | 'not_a_ticket'> {
  throw new Error('being written');
}
