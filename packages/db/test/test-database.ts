import type { PanelInput } from '@fns/contracts/panel';
import type { PersonRef } from '@fns/contracts/ticket';
import type { Lease, TicketDraft, TicketRecord } from '@fns/core/ports/ticket-store';
import { startServer } from '@fns/embedded-mongodb';
import { type Connection, connect } from '../src/connect.ts';
import { ensureIndexes } from '../src/indexes.ts';
import { openStores, type Stores } from '../src/stores.ts';

export interface TestDatabase {
  stores: Stores;
  connection: Connection;
  uri: string;
  close: () => Promise<void>;
}

/** The real embedded server, in memory, over a real socket. For tests only. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await startServer({ path: ':memory:' });
  const connection = await connect({ uri: server.uri, monitorCommands: true });
  await ensureIndexes(connection);
  return {
    stores: openStores(connection),
    connection,
    uri: server.uri,
    close: async () => {
      await connection.close();
      await server.close();
    },
  };
}

let ids = 0;

/** A Discord id that no other call gave. */
export function freshId(): string {
  ids += 1;
  return String(1_100_000_000_000_000_000n + BigInt(ids));
}

export const someone = (id = freshId()): PersonRef => ({
  id,
  username: `user${id.slice(-3)}`,
  displayName: `User ${id.slice(-3)}`,
  avatarUrl: null,
});

export const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1000).toISOString();

export const lease = (boot = 'boot-1', now = at(0), until = at(30), instance = 'bot'): Lease => ({
  instance,
  boot,
  now,
  until,
});

export const draft = (number: number, changes: Partial<TicketDraft> = {}): TicketDraft => ({
  number,
  slot: 0,
  requestId: null,
  opener: someone(),
  panelId: 'aaaaaaaaaaaaaaaaaaaaaaaa',
  panelTitle: 'Support',
  staffRoles: [],
  categoryId: null,
  createdAt: at(number),
  ...changes,
});

/** Reserves a ticket that must not be refused. */
export async function reserved(
  { tickets }: Stores,
  guildId: string,
  changes: Partial<TicketDraft> = {},
): Promise<TicketRecord> {
  const number = await tickets.nextNumber(guildId);
  const reservation = await tickets.reserve(guildId, draft(number, changes), lease());
  if (reservation.kind !== 'reserved') throw new Error(`not reserved: ${reservation.kind}`);
  return reservation.ticket;
}

export const panelInput: PanelInput = {
  title: 'Support',
  content: 'Ask us anything',
  color: '#5865f2',
  button: {
    label: 'Open a ticket',
    style: 'primary',
    emoji: { id: null, name: '🎫', animated: false },
  },
  welcomeEmbed: { title: '', description: 'Hello {user}', color: null },
  categoryId: null,
  staffRoles: ['1200000000000000001'],
  pingStaff: false,
  enabled: true,
};
