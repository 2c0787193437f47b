import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { TranscriptMetadata } from '@fns/contracts/transcript';
import { elapsed } from '../instant.ts';
import type { MessageOutline } from '../ports/transcript-store.ts';

export interface TalliedTicket {
  userId: Snowflake;
  createdAt: Instant;
  closedAt: Instant;
}

/**
 * Counts a transcript up, message by message, in whatever order they come. `messageCount` is what
 * people said: greetings and notices of bots, ours among them, are no conversation.
 */
export function startTally(ticket: TalliedTicket) {
  const participants = new Map<Snowflake, TranscriptMetadata['participants'][number]>();
  let messageCount = 0;
  let attachmentCount = 0;
  let firstResponseMs: number | null = null;

  return {
    add({ author, attachmentCount: files, createdAt }: MessageOutline): void {
      attachmentCount += files;
      const seen = participants.get(author.id);
      participants.set(author.id, {
        ...author,
        staff: author.staff || (seen?.staff ?? false),
        messageCount: (seen?.messageCount ?? 0) + 1,
      });
      if (author.bot) return;
      messageCount += 1;
      if (!author.staff || author.id === ticket.userId) return;
      const response = Math.max(0, elapsed(ticket.createdAt, createdAt));
      firstResponseMs = Math.min(firstResponseMs ?? response, response);
    },

    /** Participants who said most come first. */
    result(): TranscriptMetadata {
      return {
        messageCount,
        attachmentCount,
        participants: [...participants.values()].sort(
          (a, b) => b.messageCount - a.messageCount || (a.id < b.id ? -1 : 1),
        ),
        durationMs: Math.max(0, elapsed(ticket.createdAt, ticket.closedAt)),
        firstResponseMs,
      };
    },
  };
}
