import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Document } from 'bson';
import type { Cursors } from '../cursors.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { WriteQueue } from '../storage/write-queue.ts';

/** What a command may use. */
export interface CommandContext {
  file: DatabaseSyncInstance;
  catalog: Catalog;
  cursors: Cursors;
  writes: WriteQueue;
  connectionId: number;
  startedAt: Date;
}

/** A command: its whole document in, the answer without `ok: 1` out. */
export type Command = (
  context: CommandContext,
  command: Document,
  db: string,
) => Document | Promise<Document>;
