import type { PersonRef, Ticket } from '@fns/contracts/ticket';
import type { ClosingProgress, TicketRecord } from '@fns/core/ports/ticket-store';
import { documentId, instant, instantOrNull } from '../ids.ts';
import type { ClosingPart, TicketDocument } from '../models/ticket.ts';
import { snowflakeAtPosition } from '../position.ts';

/** What others may see of a ticket. */
export function toTicket(stored: TicketDocument): Ticket {
  return {
    id: documentId(stored._id),
    guildId: stored.guildId,
    number: stored.number,
    state: stored.state,
    closed: stored.closed,
    slot: stored.slot,
    userId: stored.userId,
    opener: toPerson(stored.opener),
    panelId: documentId(stored.panelId),
    panelTitle: stored.panelTitle,
    channelId: stored.channelId,
    channelName: stored.channelName,
    welcomeMessageId: stored.welcomeMessageId,
    transcriptId: stored.transcriptId && documentId(stored.transcriptId),
    closedBy: stored.closedBy && toPerson(stored.closedBy),
    closeReason: stored.closeReason,
    failure: stored.failure,
    createdAt: instant(stored.createdAt),
    lastMessageAt: instantOrNull(stored.lastMessageAt),
    closedAt: instantOrNull(stored.closedAt),
  };
}

/** The same with what only the domain needs to know. */
export function toTicketRecord(stored: TicketDocument): TicketRecord {
  return {
    ...toTicket(stored),
    requestId: stored.requestId ?? null,
    staffRoles: stored.staffRoles,
    categoryId: stored.categoryId,
    closing: stored.closing ? toClosing(stored.closing, stored.createdAt) : null,
    trackedUntil: stored.trackedUntil && snowflakeAtPosition(stored.trackedUntil),
  };
}

export function toPerson({ id, username, displayName, avatarUrl }: PersonRef): PersonRef {
  return { id, username, displayName, avatarUrl };
}

function toClosing(stored: Partial<ClosingPart>, fallback: Date): ClosingProgress {
  const startedAt = stored.startedAt ?? fallback;
  return {
    startedAt: instant(startedAt),
    deleteChannelAt: instant(stored.deleteChannelAt ?? startedAt),
    locked: stored.locked ?? false,
    backfilled: stored.backfilled ?? false,
    summarised: stored.summarised ?? false,
    notified: stored.notified ?? false,
    channelDeleted: stored.channelDeleted ?? false,
    summaryMessageId: stored.summaryMessageId ?? null,
    directMessageId: stored.directMessageId ?? null,
  };
}
