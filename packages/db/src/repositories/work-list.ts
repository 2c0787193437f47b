import type { WorkList } from '@fns/core/ports/work-list';
import type { Models } from '../models/models.ts';

/** The one question across guilds; it answers with ids of guilds and nothing else. */
export function createWorkList({ Ticket }: Pick<Models, 'Ticket'>): WorkList {
  const guildsWith = (filter: Record<string, boolean>, index: string) =>
    Ticket.aggregate<{ _id: string }>([{ $match: filter }, { $group: { _id: '$guildId' } }]).hint(
      index,
    );

  return {
    async guildsWithUnsettledTickets() {
      const found = await Promise.all([
        guildsWith({ closed: false }, 'unclosed'),
        guildsWith({ closed: true, 'closing.channelDeleted': false }, 'standing'),
      ]);
      return [...new Set(found.flat().map(({ _id }) => _id))];
    },
  };
}
