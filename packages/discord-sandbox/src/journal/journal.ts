import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TableChange } from '../world/table.ts';
import { readLines } from './lines.ts';

const header = z.object({ version: z.literal(1), lastId: z.string() });

/** What the world gives for a snapshot: its rows, and an id that no row to come may fall below. */
export interface SnapshotSource {
  rows: Iterable<TableChange>;
  lastId: string;
}

export interface JournalOptions {
  /** The journal is folded into a new snapshot once it is longer than this. */
  compactAboveBytes?: number;
}

export type Journal = ReturnType<typeof openJournal>;

const snapshotBatch = 1 << 20;

/**
 * The world on disk: a snapshot, and every change since, one JSON line each. A change is with the
 * operating system before the call that made it is answered, so a killed process loses nothing it
 * acknowledged. Nothing is recorded before {@link Journal.start}.
 */
export function openJournal(folder: string, { compactAboveBytes = 64 << 20 }: JournalOptions = {}) {
  mkdirSync(folder, { recursive: true });
  const snapshotPath = join(folder, 'snapshot.jsonl');
  const journalPath = join(folder, 'journal.jsonl');
  let file: number | undefined;
  let size = 0;
  let source: (() => SnapshotSource) | undefined;

  function compact(from: SnapshotSource): void {
    writeSnapshot(snapshotPath, from);
    // Dying between these two is harmless: replaying old changes over their outcome ends the same.
    if (file !== undefined) ftruncateSync(file, 0);
    size = 0;
  }

  return {
    /** No world was kept here before. */
    isNew: !existsSync(snapshotPath),

    /** What was kept. A last line cut short by the end of its process is passed over. */
    load(): { rows: Iterable<TableChange>; lastId: string } {
      const [first] = readLines(snapshotPath);
      const { lastId } = header.parse(parse(first?.text ?? '', snapshotPath, 1));
      return { lastId, rows: keptRows(snapshotPath, journalPath) };
    },

    /** Records from here on; what the journal held is folded into a new snapshot first. */
    start(of: () => SnapshotSource): void {
      source = of;
      file = openSync(journalPath, 'a');
      if (!existsSync(snapshotPath) || fstatSync(file).size > 0) compact(of());
    },

    /** Writes one change; it has left the process when this returns. */
    append: (one: TableChange): void => {
      if (file === undefined) return;
      size += writeFully(file, `${JSON.stringify(one)}\n`);
      if (size > compactAboveBytes && source) compact(source());
    },

    close(): void {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function* keptRows(snapshotPath: string, journalPath: string): Generator<TableChange> {
  let number = 0;
  for (const line of readLines(snapshotPath)) {
    number += 1;
    if (number > 1) yield toChange(line.text, snapshotPath, number);
  }
  number = 0;
  for (const line of readLines(journalPath)) {
    number += 1;
    if (line.complete) yield toChange(line.text, journalPath, number);
  }
}

function toChange(text: string, path: string, number: number): TableChange {
  // A big world has a million lines: looked at by hand, since a schema would take as long as the rest.
  const line = parse(text, path, number) as Partial<TableChange> | null;
  const { table, key, value = null } = line ?? {};
  if (typeof table !== 'string' || typeof key !== 'string') throw damaged(path, number);
  return { table, key, value };
}

function parse(text: string, path: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(path, number);
  }
}

function damaged(path: string, number: number): Error {
  return new Error(`${path} is damaged at line ${number}. Restore it, or delete its folder.`);
}

/** Replaces the snapshot as a whole or not at all. */
function writeSnapshot(path: string, { rows, lastId }: SnapshotSource): void {
  const next = `${path}.new`;
  const file = openSync(next, 'w');
  try {
    let batch = `${JSON.stringify({ version: 1, lastId } satisfies z.infer<typeof header>)}\n`;
    for (const row of rows) {
      batch += `${JSON.stringify(row)}\n`;
      if (batch.length < snapshotBatch) continue;
      writeFully(file, batch);
      batch = '';
    }
    writeFully(file, batch);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}

function writeFully(file: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  return bytes.length;
}
