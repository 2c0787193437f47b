import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { OpenFile } from '../ports/files.ts';
import type { PendingAttachment } from '../ports/transcript-store.ts';
import type { Result } from '../result.ts';

/**
 * Opens an attachment. A link that is dead may only have expired: then the message is fetched once,
 * because Discord signs a fresh link each time.
 */
export async function openAttachment(
  { files, messages }: Pick<TicketDeps, 'files' | 'messages'>,
  channelId: Snowflake | null,
  { url, messageId, attachmentId }: PendingAttachment,
): Promise<Result<OpenFile>> {
  const opened = await files.open(url);
  if (opened.ok || opened.error.code !== 'attachment_not_found' || channelId === null) {
    return opened;
  }
  const justBefore = String(BigInt(messageId) - 1n);
  const history = await messages.history(channelId, { after: justBefore, limit: 1 });
  if (!history.ok) return history.error.code === 'discord_unavailable' ? history : opened;
  const message = history.value.find((candidate) => candidate.messageId === messageId);
  const fresh = message?.attachments.find(({ id }) => id === attachmentId);
  return fresh && fresh.url !== url ? files.open(fresh.url) : opened;
}
