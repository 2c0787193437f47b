import { describe, expect, it } from 'vitest';
import { reconcileGuild } from '../src/tickets/reconcile-guild.ts';
import { catchUpGuild } from '../src/transcripts/catch-up-guild.ts';
import type { Fault } from './faults.ts';
import { close, type Flow, momentsOf, open, recover, surviving, talkedWorld } from './flows.ts';
import { expectNothingLostNorDoubled } from './invariants.ts';
import { createWorld, guildId, opener, startProcess, type World } from './world.ts';

/**
 * The promise "nothing lost, nothing doubled", tried at every moment: the process dies, or Discord's
 * answer is lost, before and after every single call that opening and closing a ticket make. Then a
 * process starts (the same one again, or another beside it), reconciles, and all must be well.
 */

const freshWorld = async () => createWorld();

/** A person who sees their ticket's channel says something into it at once. */
function sayWherePossible(world: World): void {
  for (const { id } of world.discord.marked()) world.discord.say(id, opener, 'Hello?');
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
