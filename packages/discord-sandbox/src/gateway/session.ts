import { randomBytes } from 'node:crypto';
import type { RequestedPresence } from './client-payloads.ts';
import type { Link } from './link.ts';
import { opcode } from './opcodes.ts';
import { type ReplayBufferLimits, replayBuffer } from './replay-buffer.ts';

export interface SessionStart {
  applicationId: string;
  botId: string;
  intents: number;
  shard: [id: number, count: number];
  largeThreshold: number;
  presence: RequestedPresence | undefined;
}

/**
 * One client's place in the event stream. It outlives its socket: what is dispatched while nobody is
 * connected waits in the replay buffer for a RESUME.
 */
export interface Session extends SessionStart {
  id: string;
  /** Sequence number of the last dispatch. */
  sequence: number;
  link: Link | undefined;
  /** Guilds whose GUILD_CREATE is still to come; nothing else of them is sent before it. */
  waitingGuilds: Set<string>;
  /** Sends a dispatch `copies` times; JSON already, so that sessions can share one encoding. */
  dispatch: (event: string, dataJson: string, copies?: number) => void;
  /** What came after `sequence`; undefined when it is too old or was never sent. */
  missedSince: (sequence: number) => string[] | undefined;
}

export function startSession(start: SessionStart, limits: ReplayBufferLimits): Session {
  const buffer = replayBuffer(limits);
  const session: Session = {
    ...start,
    id: randomBytes(16).toString('hex'),
    sequence: 0,
    link: undefined,
    waitingGuilds: new Set(),
    dispatch(event, dataJson, copies = 1) {
      session.sequence += 1;
      const json = `{"t":"${event}","s":${session.sequence},"op":${opcode.dispatch},"d":${dataJson}}`;
      buffer.add({ sequence: session.sequence, json });
      for (let copy = 0; copy < copies; copy += 1) session.link?.send(json);
    },
    missedSince: (sequence) => buffer.after(sequence)?.map((sent) => sent.json),
  };
  return session;
}
