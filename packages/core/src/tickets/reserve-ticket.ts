import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { inTurn } from '../in-turn.ts';
import type { TicketDraft, TicketRecord } from '../ports/ticket-store.ts';
import { ok, type Result, refused } from '../result.ts';
import { leaseFrom } from './lease.ts';
import { ticketLimitReached } from './ticket-limit.ts';

/** Reservations that lost a race, before something must be wrong. */
const attempts = 100;

type ReserveDeps = Pick<TicketDeps, 'tickets' | 'process' | 'clock'>;
type Wanted = Omit<TicketDraft, 'number' | 'slot' | 'createdAt'>;

export interface Reserved {
  ticket: TicketRecord;
  /** The request had been served before: nobody holds the ticket's lease for the caller. */
  repeated: boolean;
}

/**
 * Reserves a place before anything touches Discord: one insert that holds a slot of the opener and a
 * number of the guild. Both are unique in the database, so however many clicks race on however many
 * processes, no more than `maxTickets` come through. `ticket_limit_reached`.
 */
export function reserveTicket(
  deps: ReserveDeps,
  guildId: Snowflake,
  wanted: Wanted,
  maxTickets: number,
): Promise<Result<Reserved>> {
  // A person's clicks in turn: all but the first see the ticket, and burn no number finding out.
  const key = `${deps.process.boot}:${guildId}:${wanted.opener.id}`;
  return inTurn(key, () => reserve(deps, guildId, wanted, maxTickets));
}

async function reserve(
  deps: ReserveDeps,
  guildId: Snowflake,
  wanted: Wanted,
  maxTickets: number,
): Promise<Result<Reserved>> {
  const { tickets } = deps;
  let number: number | null = null;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const unclosed = await tickets.unclosedOf(guildId, wanted.opener.id);
    const slot = freeSlot(unclosed, maxTickets);
    if (slot === null) {
      if (number !== null) await tickets.returnNumber(guildId, number);
      const served = unclosed.find(({ requestId }) => requestId === wanted.requestId);
      if (served) return ok({ ticket: served, repeated: true });
      return refused(ticketLimitReached(unclosed));
    }
    number ??= await tickets.nextNumber(guildId);
    const lease = leaseFrom(deps);
    const draft = { ...wanted, number, slot, createdAt: lease.now };
    const reservation = await tickets.reserve(guildId, draft, lease);
    switch (reservation.kind) {
      case 'reserved':
        return ok({ ticket: reservation.ticket, repeated: false });
      case 'repeated':
        await tickets.returnNumber(guildId, number);
        return ok({ ticket: reservation.ticket, repeated: true });
      case 'slot_taken':
        break;
      case 'number_taken':
        number = null;
        await tickets.catchUpNumber(guildId);
        break;
    }
  }
  throw new Error(`no ticket could be reserved in ${attempts} attempts`);
}

/**
 * The slot to try. Everyone who sees the same tickets tries the same one, so that racers collide
 * instead of spreading over slots that a lowered limit no longer grants.
 */
function freeSlot(unclosed: TicketRecord[], maxTickets: number): number | null {
  if (unclosed.length >= maxTickets) return null;
  const taken = new Set(unclosed.map(({ slot }) => slot));
  for (let slot = 0; ; slot++) if (!taken.has(slot)) return slot;
}
