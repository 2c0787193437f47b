import { refuse } from '@fns/contracts/errors';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { ok, type Result, refused } from '../result.ts';
import { trackChanges } from './track-changes.ts';

export interface FillGapInput {
  guildId: Snowflake;
  ticketId: DocumentId;
  /** Called before each page of 100, to renew a lease; what it throws stops the work. */
  beforePage?: () => Promise<unknown>;
}

const pageSize = 100;

/**
 * Fetches what was said in a ticket's channel since the last message known to be recorded, and
 * records it; answers with how many messages that were. Repeatable. Refuses what reading the
 * history refuses (`channel_not_found` when the channel is gone), and `discord_unavailable` when it
 * can't be recorded right now.
 */
export async function fillGap(
  deps: Pick<TicketDeps, 'tickets' | 'transcripts' | 'members' | 'messages'>,
  { guildId, ticketId, beforePage }: FillGapInput,
): Promise<Result<number>> {
  const ticket = await deps.tickets.get(guildId, ticketId);
  if (!ticket) return refused(refuse('ticket_not_found'));
  const { channelId, trackedUntil } = ticket;
  if (channelId === null) return refused(refuse('channel_not_found'));

  let count = 0;
  // A channel's own id is older than every message in it.
  let after = trackedUntil ?? channelId;
  for (;;) {
    await beforePage?.();
    const page = await deps.messages.history(channelId, { after, limit: pageSize });
    if (!page.ok) return page;
    const last = page.value.at(-1);
    if (!last) return ok(count);
    const changes = page.value.map((message) => ({ kind: 'fetched' as const, message }));
    const tracked = await trackChanges(deps, { guildId, ticketId, changes, gapless: true });
    if (tracked !== 'recorded') return refused(refuse('discord_unavailable'));
    count += page.value.length;
    if (page.value.length < pageSize) return ok(count);
    after = last.messageId;
  }
}
