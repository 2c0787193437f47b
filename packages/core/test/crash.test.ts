import { describe, expect, it } from 'vitest';
import { closeTicket } from '../src/tickets/close-ticket.ts';
import { openTicket } from '../src/tickets/open-ticket.ts';
import { reconcileGuild } from '../src/tickets/reconcile-guild.ts';
import { settleClosing } from '../src/tickets/settle-closing.ts';
import { catchUpGuild } from '../src/transcripts/catch-up-guild.ts';
import { type Fault, Killed } from './faults.ts';
import { createWorld, guildId, opener, panel, staff, startProcess, type World } from './world.ts';

/**
 * The promise "nothing lost, nothing doubled", tried at every moment: the process dies, or Discord's
 * answer is lost, before and after every single call that opening and closing a ticket make. Then a
 * process starts (the same one again, or another beside it), reconciles, and all must be well.
 */

type Flow = (world: World, deps: ReturnType<typeof startProcess>['deps']) => Promise<unknown>;

const open: Flow = (_world, deps) =>
  openTicket(deps, { guildId, panelId: panel.id, opener, requestId: 'click-1' });

const close: Flow = async (world, deps) => {
  const [ticket] = world.db.tickets.values();
  if (!ticket) throw new Error('no ticket to close');
  const access = { userId: opener.id, roleIds: [], permissions: [] };
  const by = { person: opener, access };
  await closeTicket(deps, { guildId, ticketId: ticket.id, by, reason: 'Solved' });
  await settleClosing(deps, guildId, ticket.id);
};

async function surviving(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
}

/** A world in which a ticket is open and has been talked in. */
async function talkedWorld(): Promise<World> {
  const world = createWorld();
  await open(world, startProcess(world).deps);
  const [channel] = world.discord.marked();
  if (!channel) throw new Error('no channel');
  world.discord.now += 30_000;
  world.discord.say(channel.id, opener, 'It is broken', true);
  world.discord.now += 30_000;
  world.discord.say(channel.id, staff, 'Have you tried turning it off and on?');
  return world;
}

const freshWorld = async () => createWorld();

/** How many moments a flow has when nothing goes wrong. */
async function momentsOf(make: () => Promise<World>, flow: Flow): Promise<number> {
  const world = await make();
  const process = startProcess(world);
  await flow(world, process.deps);
  return process.moments();
}

/** Time passes and processes reconcile, until every timer of the design has run out. */
async function recover(world: World, instances: string[]): Promise<void> {
  for (const pause of [0, 70_000, 130_000, 600_000, 600_000]) {
    world.discord.now += pause;
    const processes = instances.map((instance) => startProcess(world, { instance }).deps);
    await Promise.all(processes.map((deps) => reconcileGuild(deps, guildId)));
  }
}

/** A person who sees their ticket's channel says something into it at once. */
function sayWherePossible(world: World): void {
  for (const { id } of world.discord.marked()) world.discord.say(id, opener, 'Hello?');
}

function expectNothingLostNorDoubled({ db, discord, transcriptChannel }: World): void {
  const tickets = [...db.tickets.values()];
  for (const { state, closed } of tickets) {
    expect(['open', 'closed', 'failed']).toContain(state);
    expect(closed).toBe(state !== 'open');
  }
  const numbers = tickets.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);

  const standing = tickets
    .filter(({ state }) => state === 'open')
    .map(({ channelId }) => channelId);
  expect(discord.marked().map(({ id }) => id)).toEqual(standing);

  const transcribed = [...db.transcripts.values()];
  const recorded = tickets.filter(({ state }) => state !== 'failed');
  expect(transcribed.map(({ ticketId }) => ticketId)).toEqual(recorded.map(({ id }) => id));
  expect(discord.saidByPeople.filter((id) => !db.messages.has(id))).toEqual([]);

  for (const channel of discord.marked()) {
    const welcomes = channel.messages.filter(({ components }) => components.length > 0);
    expect(welcomes).toHaveLength(1);
  }
  const closedCount = tickets.filter(({ state }) => state === 'closed').length;
  expect(discord.channels.get(transcriptChannel)?.messages).toHaveLength(closedCount);
  const direct = [...discord.channels.values()].filter(({ name }) => name.startsWith('direct-'));
  expect(direct.flatMap(({ messages }) => messages)).toHaveLength(closedCount);
}

const recoveries = [
  { name: 'the same process starts again', instances: ['one'] },
  { name: 'another process takes over', instances: ['two'] },
  { name: 'two processes reconcile at once', instances: ['one', 'two'] },
];
const kinds = [
  { name: 'killed', kind: 'kill' },
  { name: 'an answer lost', kind: 'lose' },
] as const;

describe.each(kinds)('opening, $name at every moment', ({ kind }) => {
  it.each(recoveries)('$name', async ({ instances }) => {
    const moments = await momentsOf(freshWorld, open);
    expect(moments).toBeGreaterThan(20);
    for (let at = 0; at < moments; at++) {
      const world = createWorld();
      const fault: Fault = { kind, at };
      await surviving(open(world, startProcess(world, { fault }).deps));
      sayWherePossible(world);
      await recover(world, instances);
      await catchUpGuild(startProcess(world).deps, guildId, () => undefined);
      expectNothingLostNorDoubled(world);
      // The interaction that asked is never served twice, and the next number is free.
      await open(world, startProcess(world).deps);
      expect(world.db.tickets.size, `at ${at}`).toBe(1);
      expectNothingLostNorDoubled(world);
    }
  });
});

describe.each(kinds)('closing, $name at every moment', ({ kind }) => {
  it.each(recoveries)('$name', async ({ instances }) => {
    const moments = await momentsOf(talkedWorld, close);
    expect(moments).toBeGreaterThan(40);
    for (let at = 0; at < moments; at++) {
      const world = await talkedWorld();
      const fault: Fault = { kind, at };
      await surviving(close(world, startProcess(world, { fault }).deps));
      await recover(world, instances);
      const [ticket] = world.db.tickets.values();
      // Where it died before anything was saved, the person presses the button again.
      if (ticket?.state === 'open') {
        await close(world, startProcess(world).deps);
        await recover(world, instances);
      }
      expectClosedWhole(world);
    }
  });
});

describe('reconciling, killed at every moment', () => {
  it.each(recoveries)('$name', async ({ instances }) => {
    const halfway = await momentsOf(talkedWorld, close);
    for (const at of [2, Math.floor(halfway / 3), Math.floor(halfway / 2), halfway - 4]) {
      const interrupted = async () => {
        const world = await talkedWorld();
        await surviving(close(world, startProcess(world, { fault: { kind: 'kill', at } }).deps));
        world.discord.now += 200_000;
        return world;
      };
      const reconcile: Flow = (_world, deps) => reconcileGuild(deps, guildId);
      const moments = await momentsOf(interrupted, reconcile);
      for (let second = 0; second < moments; second++) {
        const world = await interrupted();
        const fault: Fault = { kind: 'kill', at: second };
        await surviving(reconcile(world, startProcess(world, { fault }).deps));
        await recover(world, instances);
        const [ticket] = world.db.tickets.values();
        if (ticket?.state !== 'open') expectClosedWhole(world);
      }
    }
  });
});

function expectClosedWhole(world: World): void {
  expectNothingLostNorDoubled(world);
  const [ticket] = world.db.tickets.values();
  const [transcript] = world.db.transcripts.values();
  expect(ticket).toMatchObject({
    state: 'closed',
    closeReason: 'Solved',
    closing: { channelDeleted: true, summarised: true, notified: true },
  });
  expect(transcript).toMatchObject({
    status: 'final',
    metadata: { messageCount: 2, attachmentCount: 1, firstResponseMs: 60_000 },
  });
  expect([...world.db.events.values()].map(({ type }) => type)).toEqual([
    'ticket.opening',
    'ticket.opened',
    'ticket.closing',
    'transcript.finalised',
    'ticket.closed',
    'ticket.channel_deleted',
  ]);
  const files = [...world.db.messages.values()].flatMap(({ attachments }) => attachments);
  expect(files.map(({ archive }) => archive)).toEqual(['archived']);
}
