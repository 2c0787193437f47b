import type { AttachmentArchive } from '@fns/core/ports/attachment-archive';
import type { EventStore } from '@fns/core/ports/event-store';
import type { PanelStore } from '@fns/core/ports/panel-store';
import type { ServerStore } from '@fns/core/ports/server-store';
import type { TicketStore } from '@fns/core/ports/ticket-store';
import type { TranscriptStore } from '@fns/core/ports/transcript-store';
import type { UserStore } from '@fns/core/ports/user-store';
import type { WorkList } from '@fns/core/ports/work-list';
import type { Connection } from 'mongoose';
import { createModels } from './models/models.ts';
import { createAttachmentArchive } from './repositories/attachment-archive.ts';
import { createEventStore } from './repositories/event-store.ts';
import { createPanelStore } from './repositories/panel-store.ts';
import { createServerStore } from './repositories/server-store.ts';
import { createTicketStore } from './repositories/ticket-store.ts';
import { createTranscriptStore } from './repositories/transcript-store.ts';
import { createUserStore } from './repositories/user-store.ts';
import { createWorkList } from './repositories/work-list.ts';

/** The core's storage ports, all of them on one connection. */
export interface Stores {
  tickets: TicketStore;
  transcripts: TranscriptStore;
  panels: PanelStore;
  servers: ServerStore;
  users: UserStore;
  events: EventStore;
  work: WorkList;
  archive: AttachmentArchive;
}

/** Call it once for a connection that is open (see `connect`). */
export function openStores(connection: Connection): Stores {
  const models = createModels(connection);
  return {
    tickets: createTicketStore(models),
    transcripts: createTranscriptStore(models),
    panels: createPanelStore(models),
    servers: createServerStore(models),
    users: createUserStore(models),
    events: createEventStore(models),
    work: createWorkList(models),
    archive: createAttachmentArchive(connection, models),
  };
}
