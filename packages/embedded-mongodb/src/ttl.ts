import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { CommandContext } from './commands/context.ts';
import { find } from './query/find.ts';
import type { Catalog } from './storage/catalog.ts';
import type { WriteQueue } from './storage/write-queue.ts';

/** As mongod: once a minute. */
const EVERY_MS = 60_000;
const BATCH = 1000;

/** Deletes what TTL indexes say has expired, in bounded batches, and forgets sessions that are over. Answers a function that stops it. */
export function startExpiry(
  {
    file,
    catalog,
    writes,
    answered,
  }: Pick<CommandContext, 'file' | 'catalog' | 'writes' | 'answered'>,
  onError: (error: unknown) => void,
): () => void {
  const timer = setInterval(() => {
    const now = new Date();
    expire(file, catalog, writes, now)
      .then(() => writes.run(() => answered.expire(now)))
      .catch(onError);
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

export async function expire(
  file: DatabaseSyncInstance,
  catalog: Catalog,
  writes: WriteQueue,
  now: Date,
): Promise<void> {
  for (const collection of catalog.list()) {
    for (const { spec } of collection.indexes) {
      if (spec.expireAfterSeconds === undefined) continue;
      const [path = ''] = Object.keys(spec.key);
      const before = new Date(now.getTime() - spec.expireAfterSeconds * 1000);
      await writes.run(() => {
        const due = find(file, collection, {
          filter: { [path]: { $lte: before } },
          limit: BATCH,
          hint: spec.name,
        });
        for (const { rid, document } of Array.from(due.documents)) collection.remove(rid, document);
      });
    }
  }
}
