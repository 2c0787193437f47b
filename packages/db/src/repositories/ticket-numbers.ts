import type { TicketStore } from '@fns/core/ports/ticket-store';
import { retryUpsert } from '../duplicate-key.ts';
import type { Models } from '../models/models.ts';

/** Gives out ticket numbers: one atomic counter a guild. */
export function createTicketNumbers({
  Counter,
  Ticket,
}: Pick<Models, 'Counter' | 'Ticket'>): Pick<
  TicketStore,
  'nextNumber' | 'returnNumber' | 'catchUpNumber'
> {
  return {
    async nextNumber(guildId) {
      const counter = await retryUpsert(() =>
        Counter.findOneAndUpdate(
          { guildId },
          { $inc: { tickets: 1 } },
          { upsert: true, returnDocument: 'after', setDefaultsOnInsert: false },
        ).lean(),
      );
      return counter.tickets;
    },

    async returnNumber(guildId, number) {
      await Counter.updateOne({ guildId, tickets: number }, { $inc: { tickets: -1 } });
    },

    async catchUpNumber(guildId) {
      const highest = await Ticket.findOne({ guildId }, { number: 1 }).sort({ number: -1 }).lean();
      if (!highest) return;
      await retryUpsert(() =>
        Counter.updateOne(
          { guildId },
          { $max: { tickets: highest.number } },
          { upsert: true, setDefaultsOnInsert: false },
        ),
      );
    },
  };
}
