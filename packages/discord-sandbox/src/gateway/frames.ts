import { constants, createDeflate, deflateSync } from 'node:zlib';

/** Turns a payload's JSON into the frame that goes over the socket. */
export interface FrameWriter {
  /** Frames leave in the order in which they were written. */
  write: (json: string) => void;
  close: () => void;
}

type Send = (frame: string | Buffer) => void;

export function plainWriter(send: Send): FrameWriter {
  return { write: send, close: () => undefined };
}

/**
 * `compress=zlib-stream`: one deflate context for the life of the socket, flushed after each payload
 * so that every frame ends in 00 00 FF FF.
 * @see https://docs.discord.com/developers/events/gateway#transport-compression
 */
export function zlibStreamWriter(send: Send): FrameWriter {
  const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  let chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  // The write's callback runs once all its output has been pushed; a payload of its own per frame.
  const pending: string[] = [];
  let busy = false;
  const next = () => {
    const json = pending.shift();
    if (json === undefined) {
      busy = false;
      return;
    }
    busy = true;
    deflate.write(json, () => {
      deflate.flush(constants.Z_SYNC_FLUSH, () => {
        send(Buffer.concat(chunks));
        chunks = [];
        next();
      });
    });
  };
  return {
    write: (json) => {
      pending.push(json);
      if (!busy) next();
    },
    close: () => deflate.destroy(),
  };
}

/** Below this a payload costs more to deflate than to send. */
const compressFromBytes = 8 * 1024;

/** `compress: true` in IDENTIFY: large payloads arrive as a zlib frame each, small ones as text. */
export function largePayloadWriter(send: Send): FrameWriter {
  return {
    write: (json) => send(json.length < compressFromBytes ? json : deflateSync(json)),
    close: () => undefined,
  };
}
