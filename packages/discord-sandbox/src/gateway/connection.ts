import type { WebSocket } from 'ws';
import type { ApplicationRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import {
  type ClientPayload,
  type Identify,
  type Resume,
  readClientPayload,
} from './client-payloads.ts';
import { type CloseReason, closeCode, closeSentence } from './close-codes.ts';
import { guildsOf, streamGuilds } from './guilds.ts';
import type { IdentifyBudget } from './identify-budget.ts';
import { judgeIntents } from './intents.ts';
import { type Link, openLink } from './link.ts';
import { memberChunks } from './member-chunks.ts';
import { opcode } from './opcodes.ts';
import { rateWindow } from './rate-window.ts';
import { readyData } from './ready.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

export interface ConnectionDeps {
  world: World;
  sessions: Sessions;
  budgetOf: (applicationId: string) => IdentifyBudget;
  heartbeatIntervalMs: number;
  /** Guilds that one shard may serve. Discord: 2,500. */
  guildsPerShard: number;
}

export interface Connection {
  link: Link;
  /** Undefined until the client has identified or resumed. */
  session: () => Session | undefined;
  /** Opcode 7. */
  askToReconnect: () => void;
  /** Opcode 9; not resumable also forgets the session. */
  invalidate: (resumable: boolean) => void;
}

const payloadBytes = 4096;
const payloadsPerMinute = 120;
const farewells = new Set([1000, 1001]);

/** Talks to one client over one socket, from HELLO to the close. */
export function openConnection(
  deps: ConnectionDeps,
  socket: WebSocket,
  compression: 'zlib-stream' | undefined,
): Connection {
  const { world, sessions, heartbeatIntervalMs } = deps;
  const link = openLink(socket, compression);
  const pace = rateWindow(payloadsPerMinute, 60_000, Date.now);
  let session: Session | undefined;

  const say = (op: number, d: unknown) => link.send(JSON.stringify({ t: null, s: null, op, d }));
  const close = (reason: CloseReason) => link.close(closeCode[reason], closeSentence[reason]);

  let pulse = setTimeout(() => close('sessionTimedOut'), heartbeatIntervalMs * 1.5).unref();
  const beat = (sequence: number | null) => {
    if (sequence !== null && session && sequence > session.sequence)
      return close('invalidSequence');
    clearTimeout(pulse);
    pulse = setTimeout(() => close('sessionTimedOut'), heartbeatIntervalMs * 1.5).unref();
    say(opcode.heartbeatAck, null);
  };

  function identify(wish: Identify) {
    if (session) return close('alreadyAuthenticated');
    const application = applicationOf(world, wish.token);
    if (!application) return close('authenticationFailed');
    const shard = wish.shard ?? [0, 1];
    if (shard[0] < 0 || shard[1] < 1 || shard[0] >= shard[1]) return close('invalidShard');
    const judgement = judgeIntents(wish.intents, application.privilegedIntents);
    if (judgement !== 'ok') return close(judgement);
    const guilds = guildsOf(world, { botId: application.id, shard });
    if (guilds.length > deps.guildsPerShard) return close('shardingRequired');
    if (!deps.budgetOf(application.id).take(shard[0])) return say(opcode.invalidSession, false);

    if (wish.compress) link.compressLarge();
    const start = {
      applicationId: application.id,
      botId: application.id,
      intents: wish.intents,
      shard,
      largeThreshold: wish.large_threshold,
      presence: wish.presence ?? undefined,
    };
    session = sessions.start(start, link);
    session.waitingGuilds = new Set(guilds.map((guild) => guild.id));
    session.dispatch('READY', JSON.stringify(readyData(world, session, application)));
    void streamGuilds(world, session);
  }

  function resume({ token, session_id: id, seq }: Resume) {
    if (session) return close('alreadyAuthenticated');
    const application = applicationOf(world, token);
    if (!application) return close('authenticationFailed');
    const kept = sessions.get(id);
    if (!kept || kept.applicationId !== application.id) return say(opcode.invalidSession, false);
    if (seq > kept.sequence) return close('invalidSequence');
    const missed = kept.missedSince(seq);
    if (!missed) {
      sessions.end(kept);
      return say(opcode.invalidSession, false);
    }
    session = kept;
    sessions.attach(kept, link);
    for (const json of missed) link.send(json);
    kept.dispatch('RESUMED', '{"_trace":["[\\"sandbox\\"]"]}');
    void streamGuilds(world, kept);
  }

  function obey(payload: ClientPayload) {
    switch (payload.op) {
      case opcode.heartbeat:
        return beat(payload.d);
      case opcode.identify:
        return identify(payload.d);
      case opcode.resume:
        return resume(payload.d);
      default:
        return session ? obeyInSession(world, session, payload) : close('notAuthenticated');
    }
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!pace.take()) return close('rateLimited');
    if (isBinary || data.length > payloadBytes) return close('decodeError');
    const payload = readClientPayload(data.toString('utf8'));
    if (typeof payload === 'string') return close(payload);
    obey(payload);
  });
  socket.on('error', () => socket.terminate());
  socket.once('close', (code) => {
    clearTimeout(pulse);
    if (session?.link === link) sessions.detach(session, farewells.has(code));
  });

  say(opcode.hello, { heartbeat_interval: heartbeatIntervalMs, _trace: ['["sandbox"]'] });

  return {
    link,
    session: () => session,
    askToReconnect: () => say(opcode.reconnect, null),
    invalidate: (resumable) => {
      if (!session) return;
      if (!resumable) sessions.end(session);
      say(opcode.invalidSession, resumable);
      // The client answers with RESUME or IDENTIFY, here or over a new socket.
      if (session.link === link) sessions.detach(session, false);
      session = undefined;
    },
  };
}

type InSession = Exclude<
  ClientPayload,
  { op: typeof opcode.heartbeat | typeof opcode.identify | typeof opcode.resume }
>;

/** What only a client that has identified may ask. */
function obeyInSession(world: World, session: Session, payload: InSession): void {
  switch (payload.op) {
    case opcode.presenceUpdate:
      session.presence = payload.d;
      return;
    case opcode.requestGuildMembers:
      for (const chunk of memberChunks(world, session, payload.d)) {
        session.dispatch('GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
      }
      return;
    case opcode.voiceStateUpdate:
    case opcode.requestSoundboardSounds:
      // There is no voice here: the wish is heard and nothing comes of it.
      return;
  }
}

/** Some libraries send the token with the prefix that REST wants; Discord lets it pass. */
function applicationOf(world: World, token: string): ApplicationRow | undefined {
  const bare = token.replace(/^Bot\s+/i, '');
  for (const application of world.applications.values()) {
    if (application.botToken === bare) return application;
  }
  return undefined;
}
