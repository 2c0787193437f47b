import type { Socket } from 'node:net';
import type { Document } from 'bson';
import { CloseConnection } from '../commands/fail-points.ts';
import { errorReply } from '../errors.ts';
import { encodeReply, HEADER_BYTES, parseMessage } from './message.ts';

/** 48 MB, as mongod's `maxMessageSizeBytes`. */
export const MAX_MESSAGE_BYTES = 48_000_000;
/** A message that has begun must arrive whole within this time. */
const STALLED_MS = 30_000;

/** A client that sends without reading is not read from either, once so many of its messages wait. */
const MAX_WAITING = 64;

export interface ConnectionHandlers {
  run: (command: Document, legacy: boolean) => Promise<Document>;
  onProtocolError: (reason: string) => void;
}

/**
 * Cuts the byte stream into messages and answers them one at a time, in order. A frame that can't be
 * right ends the connection; a command that fails is answered and the connection goes on.
 */
export function serveConnection(socket: Socket, handlers: ConnectionHandlers): void {
  let chunks: Buffer[] = [];
  let buffered = 0;
  let working = Promise.resolve();
  /** Messages that came and are not answered yet, and their bytes. */
  let waiting = 0;
  let waitingBytes = 0;
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('timeout', () => {
    if (buffered > 0 && !tooMuch()) fail('a message did not arrive in time');
  });

  function fail(reason: string): void {
    handlers.onProtocolError(reason);
    socket.destroy();
  }

  socket.on('data', (chunk) => {
    chunks.push(chunk);
    buffered += chunk.length;
    while (buffered >= HEADER_BYTES) {
      const first = chunks[0] as Buffer;
      const head = first.length >= 4 ? first : Buffer.concat(chunks);
      const size = head.readInt32LE(0);
      if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES) return fail(`message length ${size}`);
      if (buffered < size) break;
      const all = chunks.length === 1 ? first : Buffer.concat(chunks);
      const message = all.subarray(0, size);
      const rest = all.subarray(size);
      chunks = rest.length > 0 ? [rest] : [];
      buffered = rest.length;
      waiting += 1;
      waitingBytes += size;
      working = working.then(() => answer(message)).then(() => answered(size));
    }
    socket.setTimeout(buffered > 0 ? STALLED_MS : 0);
    if (tooMuch()) socket.pause();
  });

  const tooMuch = () => waiting > MAX_WAITING || waitingBytes > MAX_MESSAGE_BYTES;

  function answered(size: number): void {
    waiting -= 1;
    waitingBytes -= size;
    if (!tooMuch()) socket.resume();
  }

  async function answer(bytes: Buffer): Promise<void> {
    const requestId = bytes.readInt32LE(4);
    let request: ReturnType<typeof parseMessage>;
    try {
      request = parseMessage(bytes);
    } catch (error) {
      socket.write(encodeReply({ requestId, legacy: false }, errorReply(error)));
      return fail(error instanceof Error ? error.message : 'unreadable message');
    }
    const body = await handlers.run(request.command, request.legacy).catch((error: unknown) => {
      if (error instanceof CloseConnection) socket.destroy();
      return errorReply(error);
    });
    if (request.silent || socket.destroyed) return;
    if (!socket.write(encodeReply(request, body))) {
      await new Promise<void>((resolve) => {
        const done = () => {
          socket.off('drain', done);
          socket.off('close', done);
          resolve();
        };
        socket.once('drain', done);
        socket.once('close', done);
      });
    }
  }
}
