import type { AuditEvent } from '@fns/contracts/event';
import type { Panel } from '@fns/contracts/panel';
import { defaultTicketConfig, type TicketConfig } from '@fns/contracts/settings';
import type { Transcript, TranscriptAttachment } from '@fns/contracts/transcript';
import type { TicketDeps } from '../src/deps.ts';
import type { Lease, TicketRecord, TicketStore } from '../src/ports/ticket-store.ts';
import type {
  MessageOutline,
  RecordedChange,
  TranscriptStore,
} from '../src/ports/transcript-store.ts';
import { ok } from '../src/result.ts';
import { compareSnowflakes } from '../src/snowflake.ts';

/** The database in memory, with the rules its ports promise; it outlives the processes that use it. */
export interface MemoryDatabase {
  tickets: Map<string, TicketRecord & { lease: Lease | null }>;
  transcripts: Map<string, Transcript>;
  messages: Map<
    string,
    MessageOutline & { attachments: (TranscriptAttachment & { url: string })[] }
  >;
  deleted: Set<string>;
  events: Map<string, AuditEvent>;
  panels: Map<string, Panel>;
  config: TicketConfig;
  counter: number;
}

export function createDatabase(
  panels: Panel[],
  config: Partial<TicketConfig> = {},
): MemoryDatabase {
  return {
    tickets: new Map(),
    transcripts: new Map(),
    messages: new Map(),
    deleted: new Set(),
    events: new Map(),
    panels: new Map(panels.map((panel) => [panel.id, panel])),
    config: { ...defaultTicketConfig, ...config },
    counter: 0,
  };
}

let ids = 0;
const newId = () => (++ids).toString(16).padStart(24, '0');

type Stores = Pick<TicketDeps, 'tickets' | 'transcripts' | 'panels' | 'servers' | 'events'>;

export function storesOf(db: MemoryDatabase): Stores {
  return {
    tickets: ticketStore(db),
    transcripts: transcriptStore(db),
    panels: partly<TicketDeps['panels']>({ get: async (_guild, id) => db.panels.get(id) ?? null }),
    servers: partly<TicketDeps['servers']>({
      get: async (serverId) => {
        const at = '2026-01-01T00:00:00.000Z';
        return { serverId, ticketConfig: db.config, version: 0, createdAt: at, updatedAt: at };
      },
    }),
    events: partly<TicketDeps['events']>({
      append: async (guildId, { key, ...event }) => {
        const id = newId();
        const name = key ?? id;
        if (!db.events.has(name)) db.events.set(name, { id, guildId, ...event });
      },
    }),
  };
}

/** A port of which the use cases under test call only these. */
export function partly<T extends object>(port: Partial<T>): T {
  return new Proxy(port, {
    get(target, name) {
      const method = Reflect.get(target, name);
      if (method === undefined) throw new Error(`not in the memory world: ${String(name)}`);
      return method;
    },
  }) as T;
}

function ticketStore(db: MemoryDatabase): TicketStore {
  const all = () => [...db.tickets.values()];
  const copy = ({ lease: _lease, ...ticket }: TicketRecord & { lease: Lease | null }) =>
    structuredClone(ticket) as TicketRecord;

  return partly<TicketStore>({
    nextNumber: async () => ++db.counter,
    returnNumber: async (_guild, number) => {
      if (db.counter === number) db.counter -= 1;
    },
    catchUpNumber: async () => {
      db.counter = Math.max(db.counter, ...all().map(({ number }) => number));
    },
    reserve: async (guildId, draft, lease) => {
      const repeated = all().find((t) => t.requestId === draft.requestId);
      if (repeated) return { kind: 'repeated', ticket: copy(repeated) };
      if (all().some((t) => t.number === draft.number)) return { kind: 'number_taken' };
      const holder = all().find(
        (t) => !t.closed && t.userId === draft.opener.id && t.slot === draft.slot,
      );
      if (holder) return { kind: 'slot_taken' };
      const ticket: TicketRecord = {
        ...draft,
        id: newId(),
        guildId,
        state: 'opening',
        closed: false,
        userId: draft.opener.id,
        channelId: null,
        channelName: null,
        welcomeMessageId: null,
        transcriptId: null,
        closedBy: null,
        closeReason: null,
        failure: null,
        lastMessageAt: null,
        closedAt: null,
        closing: null,
        trackedUntil: null,
      };
      db.tickets.set(ticket.id, { ...ticket, lease });
      return { kind: 'reserved', ticket: structuredClone(ticket) };
    },
    get: async (_guild, id) => {
      const ticket = db.tickets.get(id);
      return ticket ? copy(ticket) : null;
    },
    byChannel: async (_guild, channelId) => {
      const ticket = all().find((t) => t.channelId === channelId);
      return ticket ? copy(ticket) : null;
    },
    unclosedOf: async (_guild, userId) =>
      all()
        .filter((t) => !t.closed && t.userId === userId)
        .map(copy),
    claim: async (_guild, id, lease) => {
      const ticket = db.tickets.get(id);
      if (!ticket) return null;
      const { lease: held } = ticket;
      const dead = held?.instance === lease.instance && held.boot !== lease.boot;
      if (held && !dead && held.until > lease.now) return null;
      ticket.lease = lease;
      return copy(ticket);
    },
    advance: async (_guild, id, lease, patch) => {
      const ticket = db.tickets.get(id);
      if (ticket?.lease?.boot !== lease.boot) return null;
      const { closing, ...rest } = patch;
      Object.assign(ticket, rest, { lease });
      if (closing) Object.assign(ticket, { closing: { ...ticket.closing, ...closing } });
      return copy(ticket);
    },
    release: async (_guild, id, lease) => {
      const ticket = db.tickets.get(id);
      if (ticket?.lease?.boot === lease.boot) ticket.lease = null;
    },
    noteMessages: async (_guild, id, { lastMessageAt, trackedUntil }) => {
      const ticket = db.tickets.get(id);
      if (!ticket) return;
      if (lastMessageAt && lastMessageAt > (ticket.lastMessageAt ?? '')) {
        ticket.lastMessageAt = lastMessageAt;
      }
      if (trackedUntil && compareSnowflakes(trackedUntil, ticket.trackedUntil ?? '0') > 0) {
        ticket.trackedUntil = trackedUntil;
      }
    },
    unsettled: async () => ({
      items: all()
        .filter((t) => !t.closed || (t.state === 'closed' && t.closing?.channelDeleted === false))
        .map(copy),
      nextCursor: null,
    }),
  });
}

function transcriptStore(db: MemoryDatabase): TranscriptStore {
  const byTicket = (ticketId: string) =>
    [...db.transcripts.values()].find((t) => t.ticketId === ticketId) ?? null;
  const files = () => [...db.messages.values()].flatMap(({ attachments }) => attachments);

  return partly<TranscriptStore>({
    ensure: async (guildId, draft) => {
      const existing = byTicket(draft.ticketId);
      if (existing) return structuredClone(existing);
      const transcript: Transcript = {
        ...draft,
        id: newId(),
        guildId,
        userId: draft.opener.id,
        username: draft.opener.username,
        status: 'recording',
        closedBy: null,
        closeReason: null,
        metadata: null,
        mentions: { users: {}, roles: {}, channels: {} },
        closedAt: null,
      };
      db.transcripts.set(transcript.id, transcript);
      return structuredClone(transcript);
    },
    byTicket: async (_guild, ticketId) => structuredClone(byTicket(ticketId)),
    record: async (_guild, _transcript, changes) => {
      for (const change of changes) recordOne(db, change);
    },
    standing: async (_guild, _transcript, { from, to }) =>
      [...db.messages.keys()].filter(
        (id) =>
          !db.deleted.has(id) && compareSnowflakes(id, from) >= 0 && compareSnowflakes(id, to) <= 0,
      ),
    addMentions: async () => undefined,
    pendingAttachments: async () => ({
      items: [...db.messages.values()].flatMap(({ messageId, attachments }) =>
        attachments
          .filter(({ archive }) => archive === 'pending')
          .map(({ id: attachmentId, ...file }) => ({ messageId, attachmentId, ...file })),
      ),
      nextCursor: null,
    }),
    settleAttachment: async (_guild, _transcript, id, outcome) => {
      const file = files().find((attachment) => attachment.id === id);
      if (file) Object.assign(file, outcome);
    },
    outline: async () => ({ items: [...db.messages.values()], nextCursor: null }),
    finalise: async (_guild, id, end) => {
      const transcript = db.transcripts.get(id);
      if (!transcript) return null;
      Object.assign(transcript, end, { status: 'final' });
      return structuredClone(transcript);
    },
  });
}

function recordOne(db: MemoryDatabase, change: RecordedChange): void {
  if (change.kind === 'deleted') db.deleted.add(change.messageId);
  if (change.kind === 'deleted' || db.messages.has(change.message.messageId)) return;
  const { messageId, author, attachments, createdAt } = change.message;
  db.messages.set(messageId, {
    messageId,
    author: { ...author, staff: change.staff ?? false },
    attachmentCount: attachments.length,
    createdAt,
    attachments: attachments.map((file) => ({
      ...file,
      archive: 'pending',
      reason: null,
      hash: null,
    })),
  });
}

/** Where the archive's ports live in memory: the bytes by their own text. */
export function memoryArchive(kept: Set<string>): TicketDeps['archive'] {
  return partly<TicketDeps['archive']>({
    put: async (_guild, body) => {
      let size = 0;
      for await (const chunk of body) size += chunk.length;
      const hash = size.toString(16).padStart(64, '0');
      kept.add(hash);
      return ok({ hash, size });
    },
  });
}
