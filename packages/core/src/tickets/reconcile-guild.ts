import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { elapsed } from '../instant.ts';
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
  /** The earliest moment at which something of this guild falls due (a channel's deletion); null for none. */
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
  const settled = new Set<string>();

  for await (const ticket of allOf((after) =>
    deps.tickets.unsettled(guildId, { limit: 100, ...after }),
  )) {
    if (ticket.channelId !== null) settled.add(ticket.channelId);
    const now = isAtRest(deps, ticket, channelIds) ? ticket : await workOn(deps, ticket);
    if (now !== ticket) result.worked += 1;
    const dueAt = now.closing && !now.closing.channelDeleted ? now.closing.deleteChannelAt : null;
    if (dueAt && (result.dueAt === null || elapsed(dueAt, result.dueAt) > 0)) result.dueAt = dueAt;
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

/** One ticket that can't be brought to rest holds up no other. */
async function workOn(deps: TicketDeps, ticket: TicketRecord): Promise<TicketRecord> {
  const { id: ticketId, guildId, state } = ticket;
  try {
    const done = await reconcileTicket(deps, ticket);
    if (done.ok) return done.value;
    if (done.error.code !== 'ticket_busy') {
      deps.log.warn({ guildId, ticketId, state, code: done.error.code }, 'ticket not at rest');
    }
  } catch (err) {
    deps.log.warn({ guildId, ticketId, state, err }, 'reconciling a ticket failed');
  }
  return ticket;
}
