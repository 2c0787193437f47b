import { refuse } from '@fns/contracts/errors';
import type { Instant } from '@fns/contracts/ids';
import type { TicketDeps } from '../../deps.ts';
import { elapsed } from '../../instant.ts';
import { isPassing } from '../../passing.ts';
import type { Result } from '../../result.ts';
import { ok, refused } from '../../result.ts';
import { archiveAttachments } from '../../transcripts/archive-attachments.ts';
import { fillGap } from '../../transcripts/fill-gap.ts';
import { giveUpAttachments } from '../../transcripts/give-up-attachments.ts';
import { noteClosing } from '../begin-closing.ts';
import type { HeldTicket } from '../lease.ts';
import type { ClosingStep } from './step.ts';

/** Milliseconds for which closing waits for files that Discord doesn't hand out. */
const patience = 10 * 60_000;

/** Fetches what is missing of the conversation, and copies its files while they can be had. */
export const completeRecord: ClosingStep = async (deps, held, closing) => {
  if (closing.backfilled) return ok(undefined);
  await noteClosing(deps, held.ticket);
  const complete = await fetchTheRest(deps, held, closing.startedAt);
  if (!complete.ok) return complete;
  await held.advance({ closing: { backfilled: true } });
  return ok(undefined);
};

/** Everything said so far, and its files. Refuses with what may pass; files only for a while from `since`. */
export async function fetchTheRest(
  deps: TicketDeps,
  held: HeldTicket,
  since: Instant,
): Promise<Result<void>> {
  const { id: ticketId, guildId, closing } = held.ticket;
  const beforePage = () => held.advance({});
  if (!closing?.channelDeleted) {
    const filled = await fillGap(deps, { guildId, ticketId, beforePage });
    if (!filled.ok && isPassing(filled.error)) return filled;
    if (!filled.ok && filled.error.code !== 'channel_not_found') {
      deps.log.warn({ ticketId, code: filled.error.code }, 'history could not be read');
    }
  }
  const { pending } = await archiveAttachments(deps, { guildId, ticketId, beforePage });
  if (pending === 0) return ok(undefined);
  if (elapsed(since, deps.clock.now()) < patience) return refused(refuse('discord_unavailable'));
  await giveUpAttachments(deps, guildId, ticketId);
  return ok(undefined);
}
