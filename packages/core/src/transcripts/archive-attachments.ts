import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';

export interface ArchiveAttachmentsInput {
  guildId: Snowflake;
  ticketId: DocumentId;
  /** Asked before each handful of files; false stops. */
  goOn?: () => Promise<boolean>;
}

/**
 * Copies the files of a ticket's messages while Discord's links live. A file too large is skipped, one
 * that is gone is lost, each with its reason. Repeatable; answers with how many are still pending.
 */
export async function archiveAttachments(
  _deps: Pick<TicketDeps, 'tickets' | 'transcripts' | 'messages' | 'files' | 'archive' | 'log'>,
  _input: ArchiveAttachmentsInput,
): Promise<{ pending: number }> {
  throw new Error('being written');
}
