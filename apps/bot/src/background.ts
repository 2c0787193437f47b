import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '@fns/core/deps';
import type { WorkList } from '@fns/core/ports/work-list';
import { trackedMessage } from '@fns/discord/tracked-message';
import { type Client, Events } from 'discord.js';
import type { GuildView } from './discord/guild-view.ts';
import { namesInGuild } from './discord/known-names.ts';
import { listen } from './discord/listen.ts';
import { channelDeletedEvents } from './features/tickets/channel-deleted.event.ts';
import { reconcileJob } from './features/tickets/reconcile.job.ts';
import { settleJob } from './features/tickets/settle.job.ts';
import { type TicketName, ticketKey } from './features/tickets/ticket-key.ts';
import { archiveJob } from './features/tracking/archive.job.ts';
import { createBuffer } from './features/tracking/buffer.ts';
import { catchUpJob } from './features/tracking/catch-up.job.ts';
import { channelsEvents } from './features/tracking/channels.event.ts';
import { loadTracked } from './features/tracking/load-tracked.ts';
import { recordChanges } from './features/tracking/record-changes.ts';
import { createTrackedChannels } from './features/tracking/tracked-channels.ts';
import { trackingEvents } from './features/tracking/tracking.event.ts';
import type { Log } from './log.ts';
import { createSchedule } from './schedule.ts';

/** Everything that goes on by itself, and what the rest of the bot tells it. */
export interface Background {
  opened: (ticket: TicketName & { channelId: Snowflake }) => void;
  closing: (ticket: TicketName) => void;
  /** How a ticket of this guild stands can't be told: look soon. */
  uncertain: (guildId: Snowflake) => void;
  trackedChannels: () => number;
  waitingChanges: () => number;
  jobs: () => number;
  /** Knows all open tickets; call it before connecting. */
  load: () => Promise<void>;
  /** Records what waits, finishes what runs. */
  stop: () => Promise<void>;
}

const sweepEveryMs = 5 * 60_000;
const uncertainDelayMs = 3000;
const gapDelayMs = 5000;
const bufferLimits = { limit: 10_000, batch: 100, lingerMs: 150 };

export function createBackground(parts: {
  client: Client;
  guilds: GuildView;
  tickets: TicketDeps;
  work: WorkList;
  log: Log;
  onRecorded: (count: number) => void;
}): Background {
  const { client, guilds, tickets, work, log, onRecorded } = parts;
  const tracked = createTrackedChannels();
  const settle = settleJob(tickets, log);
  const archive = archiveJob(tickets, log);
  const catchUp = catchUpJob(tickets, tracked, log);
  const reconcile = reconcileJob({
    tickets,
    isReachable: (guildId) => guilds.live(guildId) !== null,
    onReconciled: (guildId) => {
      if (tracked.guildsWithGaps().has(guildId)) catchUp.request(guildId);
    },
    log,
  });
  const buffer = createBuffer({
    ...bufferLimits,
    record: recordChanges({
      tickets,
      tracked,
      onFiles: (channel) => archive.request(ticketKey(channel)),
      onRecorded,
    }),
    onGap: (channelId) => {
      tracked.missed({ channelId });
      const channel = tracked.byChannel(channelId);
      if (channel) catchUp.request(channel.guildId, gapDelayMs);
    },
    log,
  });
  const deleted = channelDeletedEvents({
    tickets,
    tracked,
    buffer,
    onClosing: (guildId) => reconcile.request(guildId),
    log,
  });

  const sweep = createSchedule<'all'>({
    name: 'looking for unfinished tickets',
    atOnce: 1,
    log,
    work: async () => {
      for (const guildId of await work.guildsWithUnsettledTickets()) reconcile.request(guildId);
      for (const guildId of tracked.guildsWithGaps()) {
        if (guilds.live(guildId)) catchUp.request(guildId);
      }
      return sweepEveryMs;
    },
  });

  // A shard is ready after each new session: now the guilds are here, and something may be missing.
  client.on(Events.ShardReady, () => sweep.request('all'));
  listen(
    client,
    log,
    channelsEvents({ tracked, onMarked: (guildId) => reconcile.request(guildId) }),
  );
  listen(client, log, deleted.events);
  listen(
    client,
    log,
    trackingEvents({
      tracked,
      buffer,
      read: (message) =>
        trackedMessage(message, {
          cdn: client.rest.cdn,
          names: message.guild_id ? namesInGuild(client, message.guild_id) : undefined,
        }),
      now: () => tickets.clock.now(),
    }),
  );

  const jobs = [sweep, reconcile, catchUp, deleted.job, settle, archive];
  return {
    opened: (ticket) => tracked.add(ticket, { proven: true, justCreated: true }),
    closing: (ticket) => settle.request(ticketKey(ticket)),
    uncertain: (guildId) => reconcile.request(guildId, uncertainDelayMs),
    trackedChannels: tracked.size,
    waitingChanges: buffer.size,
    jobs: () => jobs.reduce((sum, job) => sum + job.size(), 0),
    load: async () =>
      loadTracked(tickets.tickets, await work.guildsWithUnsettledTickets(), tracked),
    stop: async () => {
      await Promise.all([buffer.stop(), ...jobs.map((job) => job.stop())]);
    },
  };
}
