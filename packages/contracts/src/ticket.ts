import { z } from 'zod';
import { documentId, instant, snowflake } from './ids.ts';

/** `opening → open → closing → closed (→ reopening → open)`; `failed` for what was undone. */
export const ticketState = z.enum(['opening', 'open', 'closing', 'closed', 'reopening', 'failed']);
export type TicketState = z.infer<typeof ticketState>;

/** A person as the ticket remembers them. */
export const personRef = z.object({
  id: snowflake,
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
});
export type PersonRef = z.infer<typeof personRef>;

export const ticket = z.object({
  id: documentId,
  guildId: snowflake,
  number: z.int().positive(),
  state: ticketState,
  /** Kept beside `state` for the indexes, as in the seed. True for `closed` and `failed`. */
  closed: z.boolean(),
  /** Which of the opener's allowed places this ticket holds while it is not closed. */
  slot: z.int().nonnegative(),
  userId: snowflake,
  opener: personRef,
  panelId: documentId,
  panelTitle: z.string(),
  channelId: snowflake.nullable(),
  channelName: z.string().nullable(),
  welcomeMessageId: snowflake.nullable(),
  transcriptId: documentId.nullable(),
  closedBy: personRef.nullable(),
  closeReason: z.string().nullable(),
  failure: z.string().nullable(),
  createdAt: instant,
  lastMessageAt: instant.nullable(),
  closedAt: instant.nullable(),
});
export type Ticket = z.infer<typeof ticket>;
