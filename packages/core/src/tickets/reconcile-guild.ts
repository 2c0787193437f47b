import type { ErrorCode } from '@fns/contracts/errors';
import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { elapsed, later } from '../instant.ts';
import { allOf } from '../ports/page.ts';
import type { TicketChannel } from '../ports/ticket-channels.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { ok, type Result } from '../result.ts';
import { reconcileTicket } from './reconcile-ticket.ts';
import { sweepStrays } from './sweep-strays.ts';

export interface Reconciled {
  /** Tickets that were not at rest and were worked on. */
  worked: number;
  /** Channels deleted because no ticket needs them. */
  straysDeleted: number;
  /** When to come again: a channel's deletion falls due, or what didn't work is worth another try. Null: not needed. */
  dueAt: Instant | null;
}

/**
 * Finishes or undoes every ticket of a guild that isn't at rest, from what the database and the
 * channels' markers say. At start-up, on a timer, and whenever a guild becomes available. Safe to run
 * on several processes at once, and beside anything else. Refuses what listing the channels refuses.
 */
export async function reconcileGuild(
  deps: TicketDeps,
  guildId: Snowflake,
): Promise<Result<Reconciled>> {
  // The channels first: a ticket read after them knows of every channel that was made before.
  const listed = await deps.channels.listMarked(guildId);
  if (!listed.ok) return listed;
  const marked = listed.value;
  const channelIds = new Set(marked.map(({ channelId }) => channelId));
  const result: Reconciled = { worked: 0, straysDeleted: 0, dueAt: null };
  const comeAgain = (at: Instant) => {
    if (result.dueAt === null || elapsed(at, result.dueAt) > 0) result.dueAt = at;
  };
  const settled = new Set<string>();

  for await (const ticket of allOf((after) =>
    deps.tickets.unsettled(guildId, { limit: 100, ...after }),
  )) {
    if (ticket.channelId !== null) settled.add(ticket.channelId);
    if (isAtRest(deps, ticket, channelIds)) {
      if (ticket.closing) comeAgain(ticket.closing.deleteChannelAt);
      continue;
    }
    result.worked += 1;
    const dueAt = await workOn(deps, ticket);
    if (dueAt) comeAgain(dueAt);
  }
  const unexplained = marked.filter(({ channelId }: TicketChannel) => !settled.has(channelId));
  result.straysDeleted = await sweepStrays(deps, guildId, unexplained);
  return ok(result);
}

/** Nothing to do for now: open with its channel standing, or closed and waiting to delete it. */
function isAtRest(
  { clock }: TicketDeps,
  { state, channelId, closing }: TicketRecord,
  channelIds: Set<Snowflake>,
): boolean {
  if (state === 'open') return channelId !== null && channelIds.has(channelId);
  if (state !== 'closed' || closing === null) return state === 'reopening';
  const told = closing.summarised && closing.notified;
  return told && elapsed(clock.now(), closing.deleteChannelAt) > 0;
}

/** Milliseconds until another try: Discord may answer again, or whoever holds the lease be done or dead. */
const retryDelay: Partial<Record<ErrorCode, number>> = {
  discord_unavailable: 10_000,
  rate_limited: 30_000,
  ticket_busy: 30_000,
};

/** One ticket that can't be brought to rest holds up no other. Answers with when it needs work again. */
async function workOn(deps: TicketDeps, ticket: TicketRecord): Promise<Instant | null> {
  const { id: ticketId, guildId, state } = ticket;
  try {
    const done = await reconcileTicket(deps, ticket);
    if (done.ok) {
      const { closing } = done.value;
      return closing && !closing.channelDeleted ? closing.deleteChannelAt : null;
    }
    const { code } = done.error;
    if (code !== 'ticket_busy') deps.log.warn({ guildId, ticketId, state, code }, 'not at rest');
    const delay = retryDelay[code];
    return delay === undefined ? null : later(deps.clock.now(), delay);
  } catch (err) {
    deps.log.warn({ guildId, ticketId, state, err }, 'reconciling a ticket failed');
    return null;
  }
}
