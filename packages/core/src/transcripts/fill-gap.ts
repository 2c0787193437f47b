import { refuse } from '@fns/contracts/errors';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { ok, type Result, refused } from '../result.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { TrackedMessage } from '../tracked-message.ts';
import { noteDeletions } from './note-deletions.ts';
import { trackChanges } from './track-changes.ts';

export interface FillGapInput {
  guildId: Snowflake;
  ticketId: DocumentId;
  /** Called before each page of 100, to renew a lease; what it throws stops the work. */
  beforePage?: () => Promise<unknown>;
}

export type FillGapDeps = Pick<
  TicketDeps,
  'tickets' | 'transcripts' | 'members' | 'messages' | 'clock'
>;

const pageSize = 100;

/**
 * Fetches what a ticket's record misses: everything said since the last message known to be recorded,
 * and edits and deletions among the hundred messages before it. Repeatable; one call where the gap
 * is short. Refuses what reading the history refuses (`channel_not_found` when the channel is gone),
 * and `discord_unavailable` when it can't be recorded right now.
 */
export async function fillGap(
  deps: FillGapDeps,
  { guildId, ticketId, beforePage }: FillGapInput,
): Promise<Result<void>> {
  const ticket = await deps.tickets.get(guildId, ticketId);
  if (!ticket) return refused(refuse('ticket_not_found'));
  const { channelId, transcriptId, trackedUntil } = ticket;
  if (channelId === null || transcriptId === null) return refused(refuse('channel_not_found'));
  // A channel's own id is older than every message in it.
  const known = trackedUntil ?? channelId;
  const place = { guildId, ticketId };

  await beforePage?.();
  const newest = await deps.messages.history(channelId, { limit: pageSize });
  if (!newest.ok) return newest;
  const isShort = reaches(newest.value, known);
  const recent = isShort ? newest : await lastKnown(deps, channelId, known);
  if (!recent.ok) return recent;
  const recorded = await recordPage(deps, place, recent.value);
  if (!recorded.ok) return recorded;
  await noteDeletions(
    deps,
    { guildId, transcriptId },
    {
      page: recent.value,
      from: recent.value.length < pageSize ? channelId : (recent.value[0]?.messageId ?? channelId),
      to: later(known, isShort ? recent.value.at(-1)?.messageId : undefined),
    },
  );
  return isShort ? ok(undefined) : fetchForward(deps, place, channelId, known, beforePage);
}

/** The page goes back to what is known: nothing lies between. */
function reaches([oldest, ...rest]: TrackedMessage[], known: Snowflake): boolean {
  if (!oldest || rest.length + 1 < pageSize) return true;
  return compareSnowflakes(oldest.messageId, known) <= 0;
}

function lastKnown(
  { messages }: Pick<TicketDeps, 'messages'>,
  channelId: Snowflake,
  known: Snowflake,
): Promise<Result<TrackedMessage[]>> {
  return messages.history(channelId, { before: String(BigInt(known) + 1n), limit: pageSize });
}

/** A long gap, page by page, oldest first: what was recorded so far is complete wherever this stops. */
async function fetchForward(
  deps: FillGapDeps,
  place: { guildId: Snowflake; ticketId: DocumentId },
  channelId: Snowflake,
  known: Snowflake,
  beforePage: FillGapInput['beforePage'],
): Promise<Result<void>> {
  let after = known;
  for (;;) {
    await beforePage?.();
    const page = await deps.messages.history(channelId, { after, limit: pageSize });
    if (!page.ok) return page;
    const recorded = await recordPage(deps, place, page.value);
    if (!recorded.ok || page.value.length < pageSize) return recorded;
    after = page.value.at(-1)?.messageId ?? after;
  }
}

async function recordPage(
  deps: FillGapDeps,
  place: { guildId: Snowflake; ticketId: DocumentId },
  page: TrackedMessage[],
): Promise<Result<void>> {
  if (page.length === 0) return ok(undefined);
  const changes = page.map((message) => ({ kind: 'fetched' as const, message }));
  const tracked = await trackChanges(deps, { ...place, changes, gapless: true });
  return tracked === 'recorded' ? ok(undefined) : refused(refuse('discord_unavailable'));
}

function later(known: Snowflake, last: Snowflake | undefined): Snowflake {
  return last && compareSnowflakes(last, known) > 0 ? last : known;
}
