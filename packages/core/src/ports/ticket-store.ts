import type { DocumentId, Instant, Snowflake } from '@fns/contracts/ids';
import type { PersonRef, Ticket } from '@fns/contracts/ticket';
import type { Page, PageQuery } from './page.ts';

/** How far closing has come, saved after each step so that a crash resumes where it stopped. */
export interface ClosingProgress {
  startedAt: Instant;
  /** When the channel may be deleted. */
  deleteChannelAt: Instant;
  /** False until the step is done; then true, whether it was carried out or found to be needless. */
  locked: boolean;
  backfilled: boolean;
  summarised: boolean;
  notified: boolean;
  channelDeleted: boolean;
  summaryMessageId: Snowflake | null;
  directMessageId: Snowflake | null;
}

/** A ticket with what only the domain needs to know of it. */
export interface TicketRecord extends Ticket {
  /** The interaction that asked for it; a replayed interaction finds this ticket instead of opening another. */
  requestId: string | null;
  /** Roles that count as staff in this ticket, as they stood when it opened. */
  staffRoles: Snowflake[];
  categoryId: Snowflake | null;
  closing: ClosingProgress | null;
  /** The newest message known to be recorded; history after it may have a gap. */
  trackedUntil: Snowflake | null;
}

export interface TicketDraft {
  number: number;
  slot: number;
  requestId: string | null;
  opener: PersonRef;
  panelId: DocumentId;
  panelTitle: string;
  staffRoles: Snowflake[];
  categoryId: Snowflake | null;
  createdAt: Instant;
}

export type Reservation =
  | { kind: 'reserved'; ticket: TicketRecord }
  /** This request was served before; the ticket it made. */
  | { kind: 'repeated'; ticket: TicketRecord }
  | { kind: 'slot_taken' }
  | { kind: 'number_taken' };

/**
 * Who works on a ticket. One at a time: a second claim is refused until the first is released or
 * runs out. A restarted process (same `instance`, new `boot`) takes over from its dead self at once.
 */
export interface Lease {
  instance: string;
  boot: string;
  now: Instant;
  until: Instant;
}

export type TicketPatch = Partial<
  Pick<
    Ticket,
    | 'state'
    | 'closed'
    | 'channelId'
    | 'channelName'
    | 'welcomeMessageId'
    | 'transcriptId'
    | 'closedBy'
    | 'closeReason'
    | 'failure'
    | 'closedAt'
  >
> & { closing?: Partial<ClosingProgress> };

/** Tickets of one guild. Every method takes the guild first: no id from elsewhere reaches over. */
export interface TicketStore {
  /** One more than any number given before in this guild; atomic. */
  nextNumber(guildId: Snowflake): Promise<number>;
  /** Gives back a number that was not used, if it was the last one given. Otherwise a gap stays. */
  returnNumber(guildId: Snowflake, number: number): Promise<void>;
  /** Lifts the counter to the highest number in use, after `number_taken` (a counter restored from an older backup). */
  catchUpNumber(guildId: Snowflake): Promise<void>;

  /** One insert in state `opening`, already leased. Unique: {guild, user, slot} among the not closed, {guild, number}, {guild, requestId}. */
  reserve(guildId: Snowflake, draft: TicketDraft, lease: Lease): Promise<Reservation>;

  get(guildId: Snowflake, ticketId: DocumentId): Promise<TicketRecord | null>;
  byChannel(guildId: Snowflake, channelId: Snowflake): Promise<TicketRecord | null>;
  /** A person's tickets that are not closed; at most as many as there are slots. */
  unclosedOf(guildId: Snowflake, userId: Snowflake): Promise<TicketRecord[]>;
  /** Newest first. */
  list(
    guildId: Snowflake,
    query: PageQuery & { closed?: boolean; userId?: Snowflake },
  ): Promise<Page<Ticket>>;

  /** Takes the lease; null when someone else has it or the ticket isn't there. */
  claim(guildId: Snowflake, ticketId: DocumentId, lease: Lease): Promise<TicketRecord | null>;
  /** Changes a ticket whose lease is held by `lease.boot`, and renews it; null when the lease was lost. */
  advance(
    guildId: Snowflake,
    ticketId: DocumentId,
    lease: Lease,
    patch: TicketPatch,
  ): Promise<TicketRecord | null>;
  /** Gives the lease back; nothing happens when it was already lost. */
  release(guildId: Snowflake, ticketId: DocumentId, lease: Lease): Promise<void>;

  /** Notes a message: moves `lastMessageAt` and `trackedUntil` forward, never back. */
  noteMessages(
    guildId: Snowflake,
    ticketId: DocumentId,
    noted: { lastMessageAt?: Instant; trackedUntil?: Snowflake },
  ): Promise<void>;

  /** Every ticket that isn't at rest: not closed, or closed with its channel still standing. Oldest first. */
  unsettled(guildId: Snowflake, query: PageQuery): Promise<Page<TicketRecord>>;
}
