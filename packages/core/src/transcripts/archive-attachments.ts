import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import { productLimits } from '@fns/contracts/limits';
import type { TicketDeps } from '../deps.ts';
import type { ArchiveOutcome, PendingAttachment } from '../ports/transcript-store.ts';
import { openAttachment } from './open-attachment.ts';

export interface ArchiveAttachmentsInput {
  guildId: Snowflake;
  ticketId: DocumentId;
  /** Called before each handful of files, to renew a lease; what it throws stops the work. */
  beforePage?: () => Promise<unknown>;
}

type ArchiveDeps = Pick<
  TicketDeps,
  'tickets' | 'transcripts' | 'messages' | 'files' | 'archive' | 'log'
>;

/** Files copied at the same time. */
const handful = 4;

/**
 * Copies the files of a ticket's messages while Discord's links live. A file too large is skipped, one
 * that is gone is lost, each with its reason. Repeatable; answers with how many are still pending.
 */
export async function archiveAttachments(
  deps: ArchiveDeps,
  { guildId, ticketId, beforePage }: ArchiveAttachmentsInput,
): Promise<{ pending: number }> {
  const ticket = await deps.tickets.get(guildId, ticketId);
  if (!ticket?.transcriptId) return { pending: 0 };
  const { transcriptId, channelId } = ticket;

  let pending = 0;
  let query: { limit: number; after?: string } = { limit: handful };
  for (;;) {
    const page = await deps.transcripts.pendingAttachments(guildId, transcriptId, query);
    if (page.items.length > 0) await beforePage?.();
    const left = await Promise.all(
      page.items.map((file) => settle(deps, { guildId, transcriptId, channelId }, file)),
    );
    pending += left.filter((stays) => stays).length;
    if (page.nextCursor === null) return { pending };
    query = { limit: handful, after: page.nextCursor };
  }
}

interface Place {
  guildId: Snowflake;
  transcriptId: DocumentId;
  channelId: Snowflake | null;
}

/** True when the file must wait for another time. */
async function settle(deps: ArchiveDeps, place: Place, file: PendingAttachment): Promise<boolean> {
  const outcome = await archiveOne(deps, place, file);
  if (outcome === null) return true;
  const { guildId, transcriptId } = place;
  await deps.transcripts.settleAttachment(guildId, transcriptId, file.attachmentId, outcome);
  return false;
}

async function archiveOne(
  deps: ArchiveDeps,
  { guildId, channelId }: Place,
  file: PendingAttachment,
): Promise<ArchiveOutcome | null> {
  const maxBytes = productLimits.attachmentBytes;
  if (file.size > maxBytes) return tooLarge;
  const opened = await openAttachment(deps, channelId, file);
  if (!opened.ok) {
    if (opened.error.code === 'body_too_large') return tooLarge;
    return opened.error.code === 'attachment_not_found' ? gone : null;
  }
  try {
    const stored = await deps.archive.put(guildId, opened.value.body, { maxBytes });
    if (!stored.ok) return tooLarge;
    return { archive: 'archived', reason: null, hash: stored.value.hash };
  } catch (err) {
    // The source broke off, or the archive is away: nothing is kept of it, and it's tried again.
    deps.log.warn({ err, attachmentId: file.attachmentId }, 'a file could not be archived');
    return null;
  }
}

const megabytes = productLimits.attachmentBytes / 1024 / 1024;
const tooLarge: ArchiveOutcome = {
  archive: 'skipped',
  reason: `Larger than ${megabytes} MB, the most that is kept.`,
  hash: null,
};
const gone: ArchiveOutcome = {
  archive: 'lost',
  reason: 'It was gone from Discord before it could be copied.',
  hash: null,
};
