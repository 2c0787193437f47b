import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { AttachmentArchive } from './ports/attachment-archive.ts';
import type { EventStore } from './ports/event-store.ts';
import type { Files } from './ports/files.ts';
import type { Members } from './ports/members.ts';
import type { Messages } from './ports/messages.ts';
import type { PanelStore } from './ports/panel-store.ts';
import type { ServerStore } from './ports/server-store.ts';
import type { TicketChannels } from './ports/ticket-channels.ts';
import type { TicketStore } from './ports/ticket-store.ts';
import type { TranscriptStore } from './ports/transcript-store.ts';

/** The only clock the domain knows. */
export interface Clock {
  now(): Instant;
}

/** What the domain has to say to whoever runs it. Fields are ids and codes, never what people wrote. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

/** Everything the use cases need from outside. A use case that needs less asks for a `Pick` of it. */
export interface TicketDeps {
  tickets: TicketStore;
  transcripts: TranscriptStore;
  panels: PanelStore;
  servers: ServerStore;
  events: EventStore;
  archive: AttachmentArchive;
  channels: TicketChannels;
  messages: Messages;
  members: Members;
  files: Files;
  clock: Clock;
  log: Log;
  /** `instance` stays over restarts, `boot` doesn't: who holds a ticket's lease (see `Lease`). */
  process: { instance: string; boot: string };
  /** The bot's own user. */
  bot: { id: Snowflake; name: string };
  /** A guild's name for people to read, from memory. */
  serverName(guildId: Snowflake): string;
  /** The dashboard's public address, without a trailing slash. */
  dashboardUrl: string;
}
