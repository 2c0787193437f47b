import { type Document, Long } from 'bson';
import { CommandError } from './errors.ts';

const FIRST_BATCH = 101;
/** A batch holds no more than this, whatever its count: below the 16 MiB that a reply's document may have. */
const BATCH_BYTES = 12 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;

interface Open {
  namespace: string;
  rest: Iterator<Document>;
  pending: Document | undefined;
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
    const id = this.#next;
    this.#next += 1n;
    this.#open.set(String(id), {
      namespace,
      rest: documents,
      pending,
      timer: this.#expire(String(id)),
    });
    return { firstBatch: batch, id: Long.fromBigInt(id), ns: namespace };
  }

  more(id: string, namespace: string, batchSize: number | undefined): Document {
    const cursor = this.#open.get(id);
    if (!cursor || cursor.namespace !== namespace)
      throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
    clearTimeout(cursor.timer);
    const { batch, pending } = take(
      cursor.rest,
      cursor.pending,
      batchSize || Number.POSITIVE_INFINITY,
    );
    if (pending === undefined) this.#open.delete(id);
    else {
      cursor.pending = pending;
      cursor.timer = this.#expire(id);
    }
    return {
      nextBatch: batch,
      id: pending === undefined ? Long.ZERO : Long.fromString(id),
      ns: namespace,
    };
  }

  kill(id: string): boolean {
    const cursor = this.#open.get(id);
    if (!cursor) return false;
    clearTimeout(cursor.timer);
    cursor.rest.return?.();
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
