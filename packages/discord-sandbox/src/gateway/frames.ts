import { constants, createDeflate, deflateSync } from 'node:zlib';

/** Turns payloads into the frames that go over a socket, in the order in which they were written. */
export interface FrameWriter {
  write: (json: string) => void;
  /** Characters that were written and are not frames yet. */
  backlog: () => number;
  close: () => void;
}

type Send = (frame: string | Buffer) => void;

export function plainWriter(send: Send): FrameWriter {
  return { write: send, backlog: () => 0, close: () => undefined };
}

/**
 * `compress=zlib-stream`: one deflate context for the life of the socket, flushed after each payload
 * so that every frame ends in 00 00 FF FF.
 * @see https://docs.discord.com/developers/events/gateway#transport-compression
 */
export function zlibStreamWriter(send: Send): FrameWriter {
  const deflate = createDeflate();
  const waiting: string[] = [];
  let backlog = 0;
  let chunks: Buffer[] = [];
  let current: string | undefined;
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));

  const next = () => {
    current = waiting.shift();
    if (current === undefined) return;
    const json = current;
    deflate.write(json);
    deflate.flush(constants.Z_SYNC_FLUSH, () => {
      backlog -= json.length;
      send(Buffer.concat(chunks));
      chunks = [];
      next();
    });
  };

  return {
    write: (json) => {
      waiting.push(json);
      backlog += json.length;
      if (current === undefined) next();
    },
    backlog: () => backlog,
    close: () => deflate.destroy(),
  };
}

/** Below this, a payload costs more to deflate than to send. */
const compressFromLength = 8 * 1024;

/** `compress: true` in IDENTIFY: large payloads arrive as a zlib frame each, small ones as text. */
export function largePayloadWriter(send: Send): FrameWriter {
  return {
    write: (json) => send(json.length < compressFromLength ? json : deflateSync(json)),
    backlog: () => 0,
    close: () => undefined,
  };
}
