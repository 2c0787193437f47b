import type { Reservation, TicketDraft, TicketStore } from '@fns/core/ports/ticket-store';
import mongoose from 'mongoose';
import { decodeNumberCursor, pageOf } from '../cursor.ts';
import { duplicateKey } from '../duplicate-key.ts';
import { newObjectId, objectId } from '../ids.ts';
import type { Models } from '../models/models.ts';
import type { TicketDocument } from '../models/ticket.ts';
import { positionOf } from '../position.ts';
import { toPerson, toTicket, toTicketRecord } from './ticket-document.ts';
import { createTicketLeases, leasePart } from './ticket-leases.ts';
import { createTicketNumbers } from './ticket-numbers.ts';

/** Tickets in MongoDB. */
export function createTicketStore(models: Pick<Models, 'Ticket' | 'Counter'>): TicketStore {
  const { Ticket } = models;

  const byRequest = (guildId: string, requestId: string) =>
    Ticket.findOne({ guildId, requestId }).lean();

  return {
    ...createTicketNumbers(models),
    ...createTicketLeases(models),

    async reserve(guildId, draft, lease): Promise<Reservation> {
      const ticket: TicketDocument = { ...newTicket(guildId, draft), lease: leasePart(lease) };
      try {
        await Ticket.insertOne(ticket);
        return { kind: 'reserved', ticket: toTicketRecord(ticket) };
      } catch (error) {
        const fields = duplicateKey(error);
        if (!fields) throw error;
        // A replayed request meets its own ticket in every index, and any of them may speak first.
        const before = draft.requestId && (await byRequest(guildId, draft.requestId));
        if (before) return { kind: 'repeated', ticket: toTicketRecord(before) };
        if (fields.includes('slot')) return { kind: 'slot_taken' };
        if (fields.includes('number')) return { kind: 'number_taken' };
        throw error;
      }
    },

    async get(guildId, ticketId) {
      const found = await Ticket.findOne({ guildId, _id: objectId(ticketId) }).lean();
      return found && toTicketRecord(found);
    },

    async byChannel(guildId, channelId) {
      const found = await Ticket.findOne({ guildId, channelId }).lean();
      return found && toTicketRecord(found);
    },

    async unclosedOf(guildId, userId) {
      const found = await Ticket.find({ guildId, userId, closed: false })
        .sort({ number: 1 })
        .lean();
      return found.map(toTicketRecord);
    },

    async list(guildId, { limit, after, closed, userId }) {
      const found = await Ticket.find({
        guildId,
        ...(userId === undefined ? {} : { userId }),
        ...(closed === undefined ? {} : { closed }),
        ...(after === undefined
          ? {}
          : { number: mongoose.trusted({ $lt: decodeNumberCursor(after) }) }),
      })
        .sort({ number: -1 })
        .limit(limit + 1)
        .lean();
      return pageOf(found, limit, toTicket, ({ number }) => [number]);
    },

    async noteMessages(guildId, ticketId, { lastMessageAt, trackedUntil }) {
      const newer = {
        ...(lastMessageAt === undefined ? {} : { lastMessageAt: new Date(lastMessageAt) }),
        ...(trackedUntil === undefined ? {} : { trackedUntil: positionOf(trackedUntil) }),
      };
      if (Object.keys(newer).length === 0) return;
      await Ticket.updateOne({ guildId, _id: objectId(ticketId) }, { $max: newer });
    },

    async unsettled(guildId, { limit, after }) {
      const number =
        after === undefined ? {} : { number: mongoose.trusted({ $gt: decodeNumberCursor(after) }) };
      const page = (filter: Record<string, boolean>, index: string) =>
        Ticket.find({ guildId, ...filter, ...number })
          .sort({ number: 1 })
          .limit(limit + 1)
          .hint(index)
          .lean();
      const [unclosed, standing] = await Promise.all([
        page({ closed: false }, 'unclosed'),
        page({ closed: true, 'closing.channelDeleted': false }, 'standing'),
      ]);
      // A ticket that closes between the two reads may be in both.
      const distinct = new Map([...unclosed, ...standing].map((each) => [each.number, each]));
      const found = [...distinct.values()].sort((a, b) => a.number - b.number);
      return pageOf(found, limit, toTicketRecord, ({ number: key }) => [key]);
    },
  };
}

function newTicket(guildId: string, draft: TicketDraft): TicketDocument {
  return {
    _id: newObjectId(),
    guildId,
    number: draft.number,
    state: 'opening',
    closed: false,
    slot: draft.slot,
    ...(draft.requestId === null ? {} : { requestId: draft.requestId }),
    userId: draft.opener.id,
    opener: toPerson(draft.opener),
    panelId: objectId(draft.panelId),
    panelTitle: draft.panelTitle,
    staffRoles: draft.staffRoles,
    categoryId: draft.categoryId,
    channelId: null,
    channelName: null,
    welcomeMessageId: null,
    transcriptId: null,
    closedBy: null,
    closeReason: null,
    failure: null,
    trackedUntil: null,
    createdAt: new Date(draft.createdAt),
    lastMessageAt: null,
    closedAt: null,
  };
}
