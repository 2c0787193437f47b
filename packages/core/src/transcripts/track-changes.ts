import type { DocumentId, Instant, Snowflake } from '@fns/contracts/ids';
import type { MentionNames } from '@fns/contracts/transcript';
import type { TicketDeps } from '../deps.ts';
import { compareSnowflakes } from '../snowflake.ts';
import { together } from '../together.ts';
import type { MessageChange, TrackedMessage } from '../tracked-message.ts';
import { staffAuthors } from './staff-authors.ts';

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
 * so far (it is just opening), or Discord doesn't answer who is staff: keep the changes and come
 * again. `not_a_ticket`: drop them.
 */
export async function trackChanges(
  deps: Pick<TicketDeps, 'tickets' | 'transcripts' | 'members'>,
  { guildId, ticketId, changes, gapless }: TrackChangesInput,
): Promise<'recorded' | 'not_yet' | 'not_a_ticket'> {
  const ticket = await deps.tickets.get(guildId, ticketId);
  if (!ticket || ticket.state === 'failed') return 'not_a_ticket';
  const { transcriptId } = ticket;
  if (transcriptId === null) return 'not_yet';

  const messages = changes.flatMap((change) => ('message' in change ? [change.message] : []));
  const staff = await staffAuthors(deps, ticket, messages);
  if (!staff.ok) return 'not_yet';
  const names = mergedNames(messages);
  await together([
    deps.transcripts.record(
      guildId,
      transcriptId,
      changes.map((change) => {
        const isStaff = 'message' in change ? staff.value.get(change.message.author.id) : undefined;
        return isStaff === undefined ? change : { ...change, staff: isStaff };
      }),
    ),
    names ? deps.transcripts.addMentions(guildId, transcriptId, names) : Promise.resolve(),
  ]);
  // Only once they are recorded: this says that they are.
  await deps.tickets.noteMessages(guildId, ticketId, noted(messages, gapless));
  return 'recorded';
}

function noted(
  messages: TrackedMessage[],
  gapless: boolean,
): { lastMessageAt?: Instant; trackedUntil?: Snowflake } {
  const newest = messages.reduce<TrackedMessage | null>(
    (best, message) =>
      best && compareSnowflakes(best.messageId, message.messageId) > 0 ? best : message,
    null,
  );
  // What bots say, our own notices among it, keeps no conversation alive.
  const lastMessageAt = messages
    .filter(({ author }) => !author.bot)
    .map(({ createdAt }) => createdAt)
    .sort()
    .at(-1);
  return {
    ...(lastMessageAt ? { lastMessageAt } : {}),
    ...(newest && gapless ? { trackedUntil: newest.messageId } : {}),
  };
}

/** Null when nothing is mentioned. */
function mergedNames(messages: TrackedMessage[]): MentionNames | null {
  const users = Object.assign({}, ...messages.map(({ mentions }) => mentions.users));
  const roles = Object.assign({}, ...messages.map(({ mentions }) => mentions.roles));
  const channels = Object.assign({}, ...messages.map(({ mentions }) => mentions.channels));
  const none = [users, roles, channels].every((names) => Object.keys(names).length === 0);
  return none ? null : { users, roles, channels };
}
