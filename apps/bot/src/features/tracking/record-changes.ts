import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '@fns/core/deps';
import type { MessageChange } from '@fns/core/tracked-message';
import { trackChanges } from '@fns/core/transcripts/track-changes';
import type { TrackedChannel, TrackedChannels } from './tracked-channels.ts';

export interface RecordDeps {
  tickets: Pick<TicketDeps, 'tickets' | 'transcripts' | 'members'>;
  tracked: TrackedChannels;
  /** A recorded message carries files. */
  onFiles: (channel: TrackedChannel) => void;
  onRecorded?: (count: number) => void;
}

/** Records what the buffer gives, once it is certain that the channel is the ticket's. */
export function recordChanges(deps: RecordDeps) {
  const { tickets, tracked, onFiles, onRecorded } = deps;

  return async (channelId: Snowflake, changes: MessageChange[]) => {
    const channel = tracked.byChannel(channelId);
    if (!channel) return 'not_a_ticket' as const;
    const { guildId, ticketId } = channel;
    if (!channel.proven) {
      const ticket = await tickets.tickets.get(guildId, ticketId);
      if (ticket?.state === 'opening' && ticket.channelId === null) return 'not_yet' as const;
      channel.proven = ticket?.channelId === channelId;
    }
    const outcome = channel.proven
      ? await trackChanges(tickets, { guildId, ticketId, changes, gapless: channel.gap === null })
      : ('not_a_ticket' as const);
    if (outcome === 'not_a_ticket') tracked.remove(channelId);
    if (outcome === 'recorded') {
      onRecorded?.(changes.length);
      if (changes.some(hasFiles)) onFiles(channel);
    }
    return outcome;
  };
}

function hasFiles(change: MessageChange): boolean {
  return change.kind !== 'deleted' && change.message.attachments.length > 0;
}
