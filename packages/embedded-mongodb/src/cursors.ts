import { type Document, Long } from 'bson';
import { CommandError } from './errors.ts';

const FIRST_BATCH = 101;
/** A batch holds no more than this, whatever its count: below the 16 MiB that a reply's document may have. */
const BATCH_BYTES = 12 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;
/** How long a `getMore` waits for news when it doesn't say, as mongod. */
const AWAIT_MS = 1000;

/** A source that goes on: what a tailable cursor reads. */
export interface Tail {
  /** What there is now, up to `count`. */
  take: (count: number) => Document[];
  /** Where to go on from after what was taken. */
  resumeToken: () => Document;
  /** Nothing will follow any more. */
  isOver: () => boolean;
  /** Resolves when there may be news, at the latest after `ms`. */
  next: (ms: number) => Promise<void>;
}

interface Open {
  namespace: string;
  from: { rest: Iterator<Document>; pending: Document | undefined } | { tail: Tail };
  timer: NodeJS.Timeout;
}

/** Open cursors: each streams, and is forgotten after ten idle minutes. */
export class Cursors {
  readonly #open = new Map<string, Open>();
  #next = 1n + (BigInt(Date.now()) << 16n);

  /** The `cursor` part of an answer: the first batch, and an id when there is more. */
  start(
    namespace: string,
    documents: Iterator<Document>,
    options: { batchSize?: number | undefined; singleBatch?: boolean | undefined },
  ): Document {
    const { batch, pending } = take(documents, undefined, options.batchSize ?? FIRST_BATCH);
    if (pending === undefined || options.singleBatch) {
      documents.return?.();
      return { firstBatch: batch, id: Long.ZERO, ns: namespace };
    }
    const id = this.#add(namespace, { rest: documents, pending });
    return { firstBatch: batch, id, ns: namespace };
  }

  /** The same for a source that goes on. */
  startTail(namespace: string, tail: Tail, batchSize: number = FIRST_BATCH): Document {
    const firstBatch = tail.take(batchSize);
    const id = tail.isOver() ? Long.ZERO : this.#add(namespace, { tail });
    return { firstBatch, id, ns: namespace, postBatchResumeToken: tail.resumeToken() };
  }

  #add(namespace: string, from: Open['from']): Long {
    const id = this.#next;
    this.#next += 1n;
    this.#open.set(String(id), { namespace, from, timer: this.#expire(String(id)) });
    return Long.fromBigInt(id);
  }

  /** The next batch; one of a source that goes on waits for news up to `maxTimeMS`. */
  more(
    id: string,
    namespace: string,
    batchSize: number | undefined,
    maxTimeMS = AWAIT_MS,
  ): Document | Promise<Document> {
    const cursor = this.#open.get(id);
    if (!cursor || cursor.namespace !== namespace)
      throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
    clearTimeout(cursor.timer);
    const count = batchSize || Number.POSITIVE_INFINITY;
    if ('tail' in cursor.from) return this.#moreOf(id, cursor, cursor.from.tail, count, maxTimeMS);
    const { batch, pending } = take(cursor.from.rest, cursor.from.pending, count);
    if (pending === undefined) this.#open.delete(id);
    else {
      cursor.from.pending = pending;
      cursor.timer = this.#expire(id);
    }
    return {
      nextBatch: batch,
      id: pending === undefined ? Long.ZERO : Long.fromString(id),
      ns: namespace,
    };
  }

  async #moreOf(
    id: string,
    cursor: Open,
    tail: Tail,
    count: number,
    maxTimeMS: number,
  ): Promise<Document> {
    const until = performance.now() + maxTimeMS;
    let nextBatch = tail.take(count);
    while (nextBatch.length === 0 && !tail.isOver()) {
      const left = until - performance.now();
      if (left <= 0) break;
      await tail.next(left);
      if (!this.#open.has(id))
        throw new CommandError('CursorNotFound', `cursor id ${id} was killed`);
      nextBatch = tail.take(count);
    }
    if (tail.isOver()) this.#open.delete(id);
    else cursor.timer = this.#expire(id);
    return {
      nextBatch,
      id: tail.isOver() ? Long.ZERO : Long.fromString(id),
      ns: cursor.namespace,
      postBatchResumeToken: tail.resumeToken(),
    };
  }

  kill(id: string): boolean {
    const cursor = this.#open.get(id);
    if (!cursor) return false;
    clearTimeout(cursor.timer);
    if ('rest' in cursor.from) cursor.from.rest.return?.();
    return this.#open.delete(id);
  }

  killAll(): void {
    for (const id of Array.from(this.#open.keys())) this.kill(id);
  }

  #expire(id: string): NodeJS.Timeout {
    return setTimeout(() => this.kill(id), IDLE_MS).unref();
  }
}

/** Takes up to `count` documents, and one more to know whether there is more. */
function take(
  from: Iterator<Document>,
  first: Document | undefined,
  count: number,
): { batch: Document[]; pending: Document | undefined } {
  const batch: Document[] = [];
  let bytes = 0;
  let next = first ?? advance(from);
  while (next !== undefined && batch.length < count && bytes < BATCH_BYTES) {
    batch.push(next);
    bytes += roughBytes(next);
    next = advance(from);
  }
  return { batch, pending: next };
}

function advance(from: Iterator<Document>): Document | undefined {
  const step = from.next();
  return step.done ? undefined : step.value;
}

/** Large things are texts and binaries; the rest is counted lightly. */
function roughBytes(value: unknown): number {
  if (typeof value === 'string') return value.length * 2;
  if (typeof value !== 'object' || value === null) return 16;
  if ('buffer' in value && value.buffer instanceof Uint8Array) return value.buffer.length;
  return Object.values(value).reduce<number>((sum, item) => sum + 16 + roughBytes(item), 16);
}
