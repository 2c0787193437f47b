import type { DocumentId, Instant, Snowflake } from '@fns/contracts/ids';
import type { PersonRef } from '@fns/contracts/ticket';
import type {
  MentionNames,
  Transcript,
  TranscriptAttachment,
  TranscriptMessage,
  TranscriptMetadata,
} from '@fns/contracts/transcript';
import type { MessageChange } from '../tracked-message.ts';
import type { Page, PageQuery } from './page.ts';

export interface TranscriptDraft {
  ticketId: DocumentId;
  ticketNumber: number;
  channelId: Snowflake;
  channelName: string;
  opener: PersonRef;
  panelTitle: string;
  /** Roles whose members may read it, being the ticket's staff. */
  staffRoles: Snowflake[];
  createdAt: Instant;
}

/** A change to a message, with what the domain found out about its author. */
export type RecordedChange = MessageChange & { staff?: boolean };

/** What the metadata is computed from: one message without its text. */
export interface MessageOutline {
  messageId: Snowflake;
  author: TranscriptMessage['author'];
  attachmentCount: number;
  createdAt: Instant;
}

/** A file not yet in the archive, and where Discord keeps it for now. */
export interface PendingAttachment {
  messageId: Snowflake;
  attachmentId: Snowflake;
  filename: string;
  contentType: string | null;
  size: number;
  url: string;
}

export type ArchiveOutcome = Pick<TranscriptAttachment, 'archive' | 'reason' | 'hash'>;

/** Transcripts of one guild, and their messages. */
export interface TranscriptStore {
  /** Makes the ticket's transcript, or answers with the one that is there: one per ticket. */
  ensure(guildId: Snowflake, draft: TranscriptDraft): Promise<Transcript>;
  get(guildId: Snowflake, transcriptId: DocumentId): Promise<Transcript | null>;
  byTicket(guildId: Snowflake, ticketId: DocumentId): Promise<Transcript | null>;
  /** Newest first. With `of`, only what that person opened, or is staff of by one of these roles. */
  list(
    guildId: Snowflake,
    query: PageQuery & { of?: { userId: Snowflake; roleIds: Snowflake[] } },
  ): Promise<Page<Transcript>>;
  /** Oldest first. Messages of which nothing but a deletion is known are left out. */
  messages(
    guildId: Snowflake,
    transcriptId: DocumentId,
    query: PageQuery,
  ): Promise<Page<TranscriptMessage>>;

  /**
   * Records changes in bulk. Repeatable and order-tolerant: whatever order changes arrive in, and
   * however often, the result is the same; an update or deletion may come before its creation.
   */
  record(guildId: Snowflake, transcriptId: DocumentId, changes: RecordedChange[]): Promise<void>;
  /** Ids of the messages recorded in a stretch of time, both ends included, and not known to be deleted. */
  standing(
    guildId: Snowflake,
    transcriptId: DocumentId,
    stretch: { from: Snowflake; to: Snowflake },
  ): Promise<Snowflake[]>;
  /** Adds names; a newer name replaces an older one. */
  addMentions(guildId: Snowflake, transcriptId: DocumentId, names: MentionNames): Promise<void>;

  /** Oldest first. */
  pendingAttachments(
    guildId: Snowflake,
    transcriptId: DocumentId,
    query: PageQuery,
  ): Promise<Page<PendingAttachment>>;
  settleAttachment(
    guildId: Snowflake,
    transcriptId: DocumentId,
    attachmentId: Snowflake,
    outcome: ArchiveOutcome,
  ): Promise<void>;

  /** Oldest first. */
  outline(
    guildId: Snowflake,
    transcriptId: DocumentId,
    query: PageQuery,
  ): Promise<Page<MessageOutline>>;
  finalise(
    guildId: Snowflake,
    transcriptId: DocumentId,
    end: {
      metadata: TranscriptMetadata;
      closedBy: PersonRef | null;
      closeReason: string | null;
      closedAt: Instant;
    },
  ): Promise<Transcript | null>;
}
