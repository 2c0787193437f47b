import { expect, it } from 'vitest';
import { closeTicket } from '../src/tickets/close-ticket.ts';
import { openTicket } from '../src/tickets/open-ticket.ts';
import { expectNothingLostNorDoubled } from './invariants.ts';
import { createWorld, guildId, opener, panel, startProcess } from './world.ts';

const click = (requestId: string) => ({ guildId, panelId: panel.id, opener, requestId });

it('lets exactly the allowed number through, however many clicks race on two processes', async () => {
  const world = createWorld({ maxTicketsPerUser: 3 });
  const processes = ['one', 'two'].map((instance) => startProcess(world, { instance }).deps);
  const opened = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const deps = processes[index % 2];
      if (!deps) throw new Error('no process');
      return openTicket(deps, click(`click-${index}`));
    }),
  );
  expect(opened.filter(({ ok }) => ok)).toHaveLength(3);
  const codes = opened.flatMap((result) => (result.ok ? [] : [result.error.code]));
  expect(new Set(codes)).toEqual(new Set(['ticket_limit_reached']));
  expect(world.discord.marked()).toHaveLength(3);
  expectNothingLostNorDoubled(world);
});

it('burns no number on clicks that come too fast', async () => {
  const world = createWorld();
  const { deps } = startProcess(world);
  const clicks = Array.from({ length: 40 }, (_, index) => openTicket(deps, click(`fast-${index}`)));
  const opened = await Promise.all(clicks);
  expect(opened.filter(({ ok }) => ok)).toHaveLength(1);
  expect(world.db.counter).toBe(1);
});

it('answers a replayed interaction with the ticket it made', async () => {
  const world = createWorld({ maxTicketsPerUser: 5 });
  const { deps } = startProcess(world);
  const first = await openTicket(deps, click('same'));
  const again = await openTicket(deps, click('same'));
  expect(first.ok && again.ok && again.value.id === first.value.id).toBe(true);
  expect(world.db.tickets.size).toBe(1);
  expect(world.db.counter).toBe(1);
});

it('refuses one too many with links to all that are open', async () => {
  const world = createWorld({ maxTicketsPerUser: 2 });
  const { deps } = startProcess(world);
  await openTicket(deps, click('a'));
  await openTicket(deps, click('b'));
  const refusal = await openTicket(deps, click('c'));
  const links = world.discord.marked().map(({ id }) => `<#${id}>`);
  expect(refusal).toMatchObject({ ok: false, error: { code: 'ticket_limit_reached' } });
  for (const link of links) expect(JSON.stringify(refusal)).toContain(link);
  // A refused click burns no number.
  expect(world.db.counter).toBe(2);
});

it('refuses a panel that is gone or switched off', async () => {
  const world = createWorld();
  const { deps } = startProcess(world);
  world.db.panels.set(panel.id, { ...panel, enabled: false });
  const off = await openTicket(deps, click('a'));
  expect(off).toMatchObject({ ok: false, error: { code: 'panel_disabled' } });
  world.db.panels.clear();
  const gone = await openTicket(deps, click('b'));
  expect(gone).toMatchObject({ ok: false, error: { code: 'panel_not_found' } });
  expect(world.db.tickets.size).toBe(0);
});

it('lets one of two closers through and tells the other', async () => {
  const world = createWorld();
  const { deps } = startProcess(world);
  const opened = await openTicket(deps, click('a'));
  if (!opened.ok) throw new Error('not opened');
  const ticketId = opened.value.id;
  const by = { person: opener, access: { userId: opener.id, roleIds: [], permissions: [] } };
  const order = { guildId, ticketId, by, reason: null };
  const both = await Promise.all([closeTicket(deps, order), closeTicket(deps, order)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const stranger = { userId: '100000000000000099', roleIds: [], permissions: [] };
  const refusal = await closeTicket(deps, { ...order, by: { person: opener, access: stranger } });
  expect(refusal).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

it('goes on after the highest number when the counter came from an older backup', async () => {
  const world = createWorld({ maxTicketsPerUser: 5 });
  const { deps } = startProcess(world);
  await openTicket(deps, click('a'));
  await openTicket(deps, click('b'));
  world.db.counter = 0;
  const opened = await openTicket(deps, click('c'));
  expect(opened).toMatchObject({ ok: true, value: { number: 3 } });
});
