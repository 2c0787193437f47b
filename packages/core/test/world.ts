import type { Panel } from '@fns/contracts/panel';
import type { TicketConfig } from '@fns/contracts/settings';
import type { TicketDeps } from '../src/deps.ts';
import { type Fault, withFault } from './faults.ts';
import { MemoryDiscord, person } from './memory-discord.ts';
import { createDatabase, type MemoryDatabase, memoryArchive, storesOf } from './memory-stores.ts';

export const guildId = '100000000000000001';
export const staffRole = '100000000000000002';
export const opener = person('100000000000000003', 'Ada');
export const staff = person('100000000000000004', 'Grace');
export const bot = { id: '100000000000000005', name: 'FNS Tickets' };

export const panel: Panel = {
  id: 'aaaaaaaaaaaaaaaaaaaaaaaa',
  guild: guildId,
  title: 'Support',
  content: 'Need help?',
  color: '#5865f2',
  button: { label: 'Open', style: 'primary', emoji: null },
  welcomeEmbed: { title: 'Hello', description: 'Hi {user}', color: null },
  categoryId: null,
  staffRoles: [staffRole],
  pingStaff: false,
  enabled: true,
  channel: null,
  messageId: null,
  sentAt: null,
  version: 1,
  createdBy: staff.id,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

/** Discord and the database, which live on while processes come and go. */
export interface World {
  db: MemoryDatabase;
  discord: MemoryDiscord;
  archived: Set<string>;
  transcriptChannel: string;
}

export function createWorld(config: Partial<TicketConfig> = {}): World {
  const discord = new MemoryDiscord();
  discord.members.set(opener.id, []).set(staff.id, [staffRole]);
  const transcriptChannel = discord.addChannel('transcripts').id;
  discord.now += 60_000;
  const db = createDatabase([panel], { ticketTranscript: transcriptChannel, ...config });
  return { db, discord, archived: new Set(), transcriptChannel };
}

let boots = 0;

/** A process started on this world; with a fault, it meets that one. */
export function startProcess(
  { db, discord, archived }: World,
  { instance = 'one', fault = null }: { instance?: string; fault?: Fault | null } = {},
): { deps: TicketDeps; moments: () => number } {
  const real = {
    ...storesOf(db),
    ...discord.ports(bot),
    archive: memoryArchive(archived),
  };
  const { ports, moments } = withFault(real, fault, ['channels', 'messages', 'members', 'files']);
  const deps: TicketDeps = {
    ...ports,
    clock: { now: () => discord.instant() },
    log: { info: () => undefined, warn: () => undefined },
    process: { instance, boot: `boot-${++boots}` },
    bot,
    serverName: () => 'Demo',
    dashboardUrl: 'http://localhost:3000',
  };
  return { deps, moments };
}
