import { z } from 'zod';
import { documentId, instant, snowflake } from './ids.ts';

/** What can happen in a guild and is kept for good: the audit trail, and the feed of live updates. */
export const eventType = z.enum([
  'panel.created',
  'panel.updated',
  'panel.deleted',
  'panel.sent',
  'settings.updated',
  'ticket.opening',
  'ticket.opened',
  'ticket.failed',
  'ticket.closing',
  'ticket.closed',
  'ticket.channel_deleted',
  'transcript.finalised',
]);
export type EventType = z.infer<typeof eventType>;

export const eventActor = z.object({
  kind: z.enum(['user', 'bot', 'system']),
  id: snowflake.nullable(),
  name: z.string(),
});
export type EventActor = z.infer<typeof eventActor>;

export const auditEvent = z.object({
  id: documentId,
  guildId: snowflake,
  type: eventType,
  actor: eventActor,
  target: z.object({ kind: z.enum(['panel', 'ticket', 'transcript', 'server']), id: z.string() }),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  at: instant,
});
export type AuditEvent = z.infer<typeof auditEvent>;
