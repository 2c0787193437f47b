import { refuse } from '@fns/contracts/errors';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { later } from '../instant.ts';
import type { Lease, TicketPatch, TicketRecord } from '../ports/ticket-store.ts';
import { type Result, refused } from '../result.ts';

type LeaseDeps = Pick<TicketDeps, 'tickets' | 'process' | 'clock'>;

/**
 * Milliseconds. Longer than any step between two `advance`s takes with all its retries: a lease that
 * runs out under a working process lets a second one do the same work.
 */
const leaseLength = 120_000;

/** A ticket that this process alone may change for now. */
export interface HeldTicket {
  /** As it was last saved. */
  ticket: TicketRecord;
  /** Saves a change and renews the lease. Throws {@link LeaseLost}. */
  advance(patch: TicketPatch): Promise<TicketRecord>;
}

/** Someone else took over, because this process was away for too long: stop at once, they go on. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

export function leaseFrom({ process, clock }: Pick<LeaseDeps, 'process' | 'clock'>): Lease {
  const now = clock.now();
  return { ...process, now, until: later(now, leaseLength) };
}

/** Works on a ticket under its lease. `ticket_busy` when someone else does; `ticket_not_found`. */
export async function withLease<T>(
  deps: LeaseDeps,
  guildId: Snowflake,
  ticketId: DocumentId,
  work: (held: HeldTicket) => Promise<Result<T>>,
): Promise<Result<T>> {
  const ticket = await deps.tickets.claim(guildId, ticketId, leaseFrom(deps));
  if (ticket) return holding(deps, ticket, work);
  const existing = await deps.tickets.get(guildId, ticketId);
  return refused(refuse(existing ? 'ticket_busy' : 'ticket_not_found'));
}

/** The same for a ticket whose lease is already held (it was just reserved). */
export async function holding<T>(
  deps: LeaseDeps,
  ticket: TicketRecord,
  work: (held: HeldTicket) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { guildId, id } = ticket;
  const held: HeldTicket = {
    ticket,
    async advance(patch) {
      const advanced = await deps.tickets.advance(guildId, id, leaseFrom(deps), patch);
      if (!advanced) throw new LeaseLost(`lost the lease of ticket ${id}`);
      held.ticket = advanced;
      return advanced;
    },
  };
  try {
    return await work(held);
  } catch (error) {
    if (error instanceof LeaseLost) return refused(refuse('ticket_busy'));
    throw error;
  } finally {
    // Where even this fails, the lease runs out by itself.
    await deps.tickets.release(guildId, id, leaseFrom(deps)).catch(() => undefined);
  }
}
