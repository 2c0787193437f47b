import { describe, expect, it } from 'vitest';
import { channelDeleted } from '../src/tickets/channel-deleted.ts';
import { closeTicket } from '../src/tickets/close-ticket.ts';
import { reconcileGuild } from '../src/tickets/reconcile-guild.ts';
import { settleClosing } from '../src/tickets/settle-closing.ts';
import { fillGap } from '../src/transcripts/fill-gap.ts';
import { open, recover, talkedWorld } from './flows.ts';
import { expectNothingLostNorDoubled } from './invariants.ts';
import { createWorld, guildId, opener, staff, startProcess, type World } from './world.ts';

const onlyTicket = ({ db }: World) => {
  const [ticket] = db.tickets.values();
  if (!ticket) throw new Error('no ticket');
  return ticket;
};

describe('channels beside the tickets', () => {
  it('removes the younger of two channels with one marker', async () => {
    const world = createWorld();
    await open(world, startProcess(world).deps);
    const [first] = world.discord.marked();
    world.discord.addChannel('ticket-0001', first?.topic);
    const done = await reconcileGuild(startProcess(world).deps, guildId);
    expect(done).toMatchObject({ ok: true, value: { straysDeleted: 1 } });
    expectNothingLostNorDoubled(world);
  });

  it('removes a channel that arrived after its ticket was undone', async () => {
    const world = createWorld();
    await open(world, startProcess(world).deps);
    const ticket = onlyTicket(world);
    Object.assign(ticket, { state: 'failed', closed: true, failure: 'x', channelId: null });
    world.db.transcripts.clear();
    await reconcileGuild(startProcess(world).deps, guildId);
    expect(world.discord.marked()).toEqual([]);
  });

  it('leaves a channel whose ticket is unknown', async () => {
    const world = createWorld();
    world.discord.addChannel('ticket-0009', 'x [fns:0123456789abcdef01234567]');
    await reconcileGuild(startProcess(world).deps, guildId);
    expect(world.discord.marked()).toHaveLength(1);
  });

  it('leaves a channel that someone cloned from a ticket days later', async () => {
    const world = createWorld();
    await open(world, startProcess(world).deps);
    world.discord.now += 3 * 24 * 3_600_000;
    const [first] = world.discord.marked();
    const clone = world.discord.addChannel('kept-by-people', first?.topic);
    await reconcileGuild(startProcess(world).deps, guildId);
    expect(world.discord.channels.has(clone.id)).toBe(true);
  });
});

describe('a channel deleted by hand', () => {
  const expectKept = (world: World) => {
    expect(onlyTicket(world)).toMatchObject({ state: 'closed', closedBy: null });
    const [transcript] = world.db.transcripts.values();
    expect(transcript).toMatchObject({ status: 'final', metadata: { messageCount: 2 } });
    expectNothingLostNorDoubled(world);
  };

  const recordedWorld = async () => {
    const world = await talkedWorld();
    const { deps } = startProcess(world);
    await fillGap(deps, { guildId, ticketId: onlyTicket(world).id });
    return world;
  };

  it('closes the ticket at once when the bot sees it', async () => {
    const world = await recordedWorld();
    const { channelId } = onlyTicket(world);
    world.discord.channels.delete(channelId ?? '');
    await channelDeleted(startProcess(world).deps, guildId, channelId ?? '');
    expectKept(world);
  });

  it('closes the ticket at the next reconciling when the bot was away', async () => {
    const world = await recordedWorld();
    world.discord.channels.delete(onlyTicket(world).channelId ?? '');
    await recover(world, ['one', 'two']);
    expectKept(world);
  });
});

it('keeps and counts what staff say between closing and the channel’s end', async () => {
  const world = await talkedWorld();
  const { deps } = startProcess(world);
  const { id: ticketId, channelId } = onlyTicket(world);
  const by = { person: opener, access: { userId: opener.id, roleIds: [], permissions: [] } };
  await closeTicket(deps, { guildId, ticketId, by, reason: null });
  const settled = await settleClosing(deps, guildId, ticketId);
  expect(settled).toMatchObject({ ok: true, value: { ticket: { state: 'closed' } } });
  world.discord.now += 5_000;
  world.discord.say(channelId ?? '', staff, 'One more thing', true);
  world.discord.now += 6_000;
  await settleClosing(deps, guildId, ticketId);
  expectNothingLostNorDoubled(world);
  const [transcript] = world.db.transcripts.values();
  expect(transcript).toMatchObject({ metadata: { messageCount: 3, attachmentCount: 2 } });
});
