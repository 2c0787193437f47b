import type { Lease, TicketStore } from '@fns/core/ports/ticket-store';
import mongoose from 'mongoose';
import { objectId } from '../ids.ts';
import type { Models } from '../models/models.ts';
import type { LeasePart } from '../models/ticket.ts';
import { toTicketRecord } from './ticket-document.ts';
import { patchFields } from './ticket-patch.ts';

export function leasePart({ instance, boot, until }: Lease): LeasePart {
  return { instance, boot, until: new Date(until) };
}

/** Who works on a ticket: each operation is one atomic find-and-change. */
export function createTicketLeases({
  Ticket,
}: Pick<Models, 'Ticket'>): Pick<TicketStore, 'claim' | 'advance' | 'release'> {
  return {
    async claim(guildId, ticketId, lease) {
      const free = [
        { lease: null },
        { 'lease.until': mongoose.trusted({ $lte: new Date(lease.now) }) },
        // Our own dead self: this process was restarted.
        { 'lease.instance': lease.instance, 'lease.boot': mongoose.trusted({ $ne: lease.boot }) },
      ];
      const claimed = await Ticket.findOneAndUpdate(
        { guildId, _id: objectId(ticketId), $or: free },
        { $set: { lease: leasePart(lease) } },
        { returnDocument: 'after' },
      ).lean();
      return claimed && toTicketRecord(claimed);
    },

    async advance(guildId, ticketId, lease, patch) {
      const advanced = await Ticket.findOneAndUpdate(
        { guildId, _id: objectId(ticketId), 'lease.boot': lease.boot },
        { $set: { ...patchFields(patch), 'lease.until': new Date(lease.until) } },
        { returnDocument: 'after' },
      ).lean();
      return advanced && toTicketRecord(advanced);
    },

    async release(guildId, ticketId, lease) {
      await Ticket.updateOne(
        { guildId, _id: objectId(ticketId), 'lease.boot': lease.boot },
        { $unset: { lease: 1 } },
      );
    },
  };
}
