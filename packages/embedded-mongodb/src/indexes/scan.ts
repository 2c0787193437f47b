import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Collection } from '../storage/collection.ts';
import type { Plan } from './plan.ts';

const CHUNK = 128;

export interface ScanCounters {
  keysExamined: number;
  docsExamined: number;
}

/**
 * Row ids in the plan's order. Reads in chunks and remembers where it was by key, so that it may rest
 * between batches of a cursor while others write.
 */
export function* scan(
  file: DatabaseSyncInstance,
  collection: Collection,
  plan: Plan,
  counters: ScanCounters,
  first = CHUNK,
): Generator<number> {
  if (!plan.index) {
    for (let last = 0; ; ) {
      const rids = collection.ridsAfter(last, CHUNK);
      yield* rids;
      if (rids.length < CHUNK) return;
      last = rids.at(-1) ?? last;
    }
  }
  const seen = plan.index.multikey ? new Set<number>() : undefined;
  for (const { lower, upper } of plan.intervals) {
    for (const { rid } of entries(
      file,
      plan.index.id,
      lower,
      upper,
      plan.reverse,
      first,
      counters,
    )) {
      if (seen?.has(rid)) continue;
      seen?.add(rid);
      yield rid;
    }
  }
}

interface Entry {
  key: Uint8Array;
  rid: number;
}

/** Entries with lower ≤ key < upper, forwards or backwards. */
function* entries(
  file: DatabaseSyncInstance,
  index: number,
  lower: Buffer,
  upper: Buffer,
  reverse: boolean,
  first: number,
  counters: ScanCounters,
): Generator<Entry> {
  const step = reverse ? '(key, rid) < (?, ?)' : '(key, rid) > (?, ?)';
  const order = reverse ? 'key DESC, rid DESC' : 'key, rid';
  const begin = file.prepare(
    `SELECT key, rid FROM i${index} WHERE key >= ? AND key < ? ORDER BY ${order} LIMIT ?`,
  );
  const next = file.prepare(
    `SELECT key, rid FROM i${index} WHERE key >= ? AND key < ? AND ${step} ORDER BY ${order} LIMIT ?`,
  );
  let size = Math.min(first, CHUNK);
  let rows = begin.all(lower, upper, size) as unknown as Entry[];
  while (rows.length > 0) {
    for (const row of rows) {
      counters.keysExamined += 1;
      yield row;
    }
    if (rows.length < size) return;
    const last = rows.at(-1) as Entry;
    size = CHUNK;
    rows = next.all(lower, upper, last.key, last.rid, size) as unknown as Entry[];
  }
}
