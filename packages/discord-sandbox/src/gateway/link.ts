import type { WebSocket } from 'ws';
import { type FrameWriter, largePayloadWriter, plainWriter, zlibStreamWriter } from './frames.ts';

/** One socket's outgoing side. */
export interface Link {
  send: (json: string) => void;
  /** Bytes and characters that the client has not taken yet. */
  backlog: () => number;
  /** From now on large payloads are deflated, as IDENTIFY asked. */
  compressLarge: () => void;
  /** Swallows everything for that long (undefined: for good); the socket stays open. */
  silence: (ms: number | undefined) => void;
  close: (code: number, reason: string) => void;
  /** Cuts the connection without a word. */
  cut: () => void;
}

/** A client that leaves this much unread is too slow to keep; it may resume. */
const backlogLimit = 64 << 20;

export function openLink(socket: WebSocket, compression: 'zlib-stream' | undefined): Link {
  const send = (frame: string | Buffer) => {
    if (socket.readyState === socket.OPEN) socket.send(frame);
  };
  let writer: FrameWriter =
    compression === 'zlib-stream' ? zlibStreamWriter(send) : plainWriter(send);
  let silentUntil = 0;
  socket.once('close', () => writer.close());

  const link: Link = {
    send: (json) => {
      if (Date.now() < silentUntil) return;
      writer.write(json);
      if (link.backlog() > backlogLimit) socket.terminate();
    },
    backlog: () => socket.bufferedAmount + writer.backlog(),
    compressLarge: () => {
      if (compression === undefined) writer = largePayloadWriter(send);
    },
    silence: (ms) => {
      silentUntil = ms === undefined ? Number.POSITIVE_INFINITY : Date.now() + ms;
    },
    close: (code, reason) => socket.close(code, reason),
    cut: () => socket.terminate(),
  };
  return link;
}
