import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '@fns/core/deps';
import { channelDeleted } from '@fns/core/tickets/channel-deleted';
import { GatewayDispatchEvents } from 'discord.js';
import type { Listeners } from '../../discord/listen.ts';
import type { Log } from '../../log.ts';
import { createSchedule, type Schedule } from '../../schedule.ts';
import type { ChangeBuffer } from '../tracking/buffer.ts';
import type { TrackedChannels } from '../tracking/tracked-channels.ts';

export interface ChannelDeletedDeps {
  tickets: TicketDeps;
  tracked: Pick<TrackedChannels, 'byChannel' | 'remove'>;
  buffer: Pick<ChangeBuffer, 'holds'>;
  /** The ticket closes now; someone has to carry it through. */
  onClosing: (guildId: Snowflake) => void;
  log: Log;
}

const channelsAtOnce = 4;
const bufferRetryMs = 250;

/** A ticket whose channel someone deleted by hand closes, once all that was said in it is recorded. */
export function channelDeletedEvents(deps: ChannelDeletedDeps): {
  events: Listeners;
  job: Schedule<`${Snowflake}:${Snowflake}`>;
} {
  const { tickets, tracked, buffer, onClosing, log } = deps;
  const job = createSchedule<`${Snowflake}:${Snowflake}`>({
    name: 'closing the ticket of a deleted channel',
    atOnce: channelsAtOnce,
    log,
    work: async (key) => {
      const [guildId = '', channelId = ''] = key.split(':');
      if (buffer.holds(channelId)) return bufferRetryMs;
      await channelDeleted(tickets, guildId, channelId);
      tracked.remove(channelId);
      onClosing(guildId);
      return null;
    },
  });
  const events: Listeners = {
    [GatewayDispatchEvents.ChannelDelete]: (channel) => {
      if (tracked.byChannel(channel.id)) job.request(`${channel.guild_id}:${channel.id}`);
    },
  };
  return { events, job };
}
