import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { MessageChange, TrackedMessage } from '@fns/core/tracked-message';
import type { SeenMessage } from '@fns/discord/tracked-message';
import { GatewayDispatchEvents } from 'discord.js';
import type { Listeners } from '../../discord/listen.ts';
import type { ChangeBuffer } from './buffer.ts';
import type { TrackedChannels } from './tracked-channels.ts';

export interface TrackingDeps {
  tracked: Pick<TrackedChannels, 'byChannel'>;
  buffer: Pick<ChangeBuffer, 'add'>;
  /** Discord's message in our words. */
  read: (message: SeenMessage) => TrackedMessage;
  now: () => Instant;
}

/** What is said, edited and deleted in tickets goes to the buffer; everything else passes by. */
export function trackingEvents({ tracked, buffer, read, now }: TrackingDeps): Listeners {
  const note = (channelId: Snowflake, change: () => MessageChange) => {
    if (tracked.byChannel(channelId)) buffer.add(channelId, change());
  };
  return {
    [GatewayDispatchEvents.MessageCreate]: (message) =>
      note(message.channel_id, () => ({ kind: 'created', message: read(message) })),
    [GatewayDispatchEvents.MessageUpdate]: (message) =>
      note(message.channel_id, () => ({ kind: 'updated', message: read(message) })),
    [GatewayDispatchEvents.MessageDelete]: ({ id, channel_id }) =>
      note(channel_id, () => ({ kind: 'deleted', messageId: id, at: now() })),
    [GatewayDispatchEvents.MessageDeleteBulk]: ({ ids, channel_id }) => {
      for (const id of ids) note(channel_id, () => ({ kind: 'deleted', messageId: id, at: now() }));
    },
  };
}
