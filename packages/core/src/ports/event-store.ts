import type { AuditEvent } from '@fns/contracts/event';
import type { Snowflake } from '@fns/contracts/ids';
import type { Page, PageQuery } from './page.ts';

/** `key` makes a repeated step's event land once: unique in the guild. Without one, each append counts. */
export type NewEvent = Omit<AuditEvent, 'id' | 'guildId'> & { key?: string };

/** The audit trail of one guild. */
export interface EventStore {
  append(guildId: Snowflake, event: NewEvent): Promise<void>;
  /** Newest first. */
  list(guildId: Snowflake, query: PageQuery): Promise<Page<AuditEvent>>;
  /** Oldest first, what came after the event with this id (from the beginning when null): the feed of live updates. */
  since(guildId: Snowflake, eventId: string | null, limit: number): Promise<AuditEvent[]>;
}
