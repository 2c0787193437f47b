import type { Snowflake } from '@fns/contracts/ids';
import type { TicketStore } from '@fns/core/ports/ticket-store';
import { inTurns } from '../../in-turns.ts';
import type { TrackedChannels } from './tracked-channels.ts';

const guildsAtOnce = 8;
const pageSize = 200;

/** Learns from the database which channels are tickets' already. */
export async function loadTracked(
  tickets: Pick<TicketStore, 'unsettled'>,
  guildIds: Snowflake[],
  tracked: Pick<TrackedChannels, 'add'>,
): Promise<void> {
  await inTurns(guildIds, guildsAtOnce, async (guildId) => {
    let after: string | null = null;
    do {
      const page = await tickets.unsettled(guildId, {
        limit: pageSize,
        ...(after ? { after } : {}),
      });
      for (const { id: ticketId, channelId, closed } of page.items) {
        if (!channelId || closed) continue;
        tracked.add({ guildId, channelId, ticketId }, { proven: true, justCreated: false });
      }
      after = page.nextCursor;
    } while (after);
  });
}
