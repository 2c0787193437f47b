import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '@fns/core/deps';
import { catchUpGuild } from '@fns/core/transcripts/catch-up-guild';
import type { Log } from '../../log.ts';
import { createSchedule, type Schedule } from '../../schedule.ts';
import type { TrackedChannels } from './tracked-channels.ts';

const guildsAtOnce = 4;

/** Fetches what the tickets of a guild missed while no gateway session was listening. */
export function catchUpJob(
  deps: TicketDeps,
  tracked: TrackedChannels,
  log: Log,
): Schedule<Snowflake> {
  return createSchedule({
    name: 'catching up',
    atOnce: guildsAtOnce,
    log,
    work: async (guildId) => {
      const mark = tracked.mark();
      await catchUpGuild(deps, guildId, (ticketId) => tracked.caughtUp(ticketId, mark));
      return null;
    },
  });
}
