import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Document } from 'bson';
import type { ChangeLog } from '../changes/log.ts';
import type { Cursors } from '../cursors.ts';
import type { AnsweredWrites } from '../sessions/answered-writes.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { WriteQueue } from '../storage/write-queue.ts';
import type { FailPoints } from './fail-points.ts';

/** What a command may use. */
export interface CommandContext {
  file: DatabaseSyncInstance;
  catalog: Catalog;
  cursors: Cursors;
  writes: WriteQueue;
  changes: ChangeLog;
  answered: AnsweredWrites;
  /** There for tests only. */
  failPoints: FailPoints | undefined;
  /** The replica set's one member, by the address this client reached it at. */
  me: string;
  /** What the client said of itself in its first message. */
  client: { appName?: string };
  connectionId: number;
  startedAt: Date;
}

/** A command: its whole document in, the answer without `ok: 1` out. */
export type Command = (
  context: CommandContext,
  command: Document,
  db: string,
) => Document | Promise<Document>;
