import { refuse } from '@fns/contracts/errors';
import { describe, expect, it } from 'vitest';
import { openTicket } from '../src/tickets/open-ticket.ts';
import type { Fault } from './faults.ts';
import { type Flow, momentsOf, open, recover, surviving } from './flows.ts';
import { expectNothingLostNorDoubled } from './invariants.ts';
import { createWorld, guildId, opener, panel, startProcess, type World } from './world.ts';

const lacking = refuse('missing_permission', 'The bot lacks “Manage Channels”.');

const refusingWorld = (refusing: World['discord']['refusing']) => async () => {
  const world = createWorld();
  world.discord.refusing = refusing;
  return world;
};

const cases = [
  { what: 'the channel', make: refusingWorld({ create: lacking }) },
  { what: 'the welcome message', make: refusingWorld({ send: lacking }) },
];

describe.each(cases)('Discord refuses $what', ({ make }) => {
  it('says why, and leaves nothing behind', async () => {
    const world = await make();
    const opened = await open(world, startProcess(world).deps);
    expect(opened).toEqual({ ok: false, error: lacking });
    expectFailed(world);
    expectNothingLostNorDoubled(world);
  });

  it('frees the slot: the next click opens a ticket under the next number', async () => {
    const world = await make();
    await open(world, startProcess(world).deps);
    world.discord.refusing = {};
    const next = { guildId, panelId: panel.id, opener, requestId: 'click-2' };
    const opened = await openTicket(startProcess(world).deps, next);
    expect(opened).toMatchObject({ ok: true, value: { number: 2, slot: 0, state: 'open' } });
    expectNothingLostNorDoubled(world);
  });

  it.each(['kill', 'lose'] as const)('undoes it after a %s at every moment', async (kind) => {
    const flow: Flow = open;
    const moments = await momentsOf(make, flow);
    expect(moments).toBeGreaterThan(10);
    for (let at = 0; at < moments; at++) {
      const world = await make();
      const fault: Fault = { kind, at };
      await surviving(flow(world, startProcess(world, { fault }).deps));
      // What was decided stays decided: a reason that has passed since opens no channel by itself.
      const decided = [...world.db.tickets.values()].some(({ failure }) => failure !== null);
      if (decided) world.discord.refusing = {};
      await recover(world, ['one']);
      if (world.db.tickets.size > 0) expectFailed(world);
      expectNothingLostNorDoubled(world);
    }
  });
});

function expectFailed({ db, discord }: World): void {
  expect([...db.tickets.values()]).toMatchObject([{ state: 'failed', failure: lacking.message }]);
  expect(discord.marked()).toEqual([]);
  const types = [...db.events.values()].map(({ type }) => type);
  expect(types).toEqual(['ticket.opening', 'ticket.failed']);
}
