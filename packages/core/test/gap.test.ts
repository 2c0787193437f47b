import { refuse } from '@fns/contracts/errors';
import { describe, expect, it } from 'vitest';
import { refused } from '../src/result.ts';
import { fillGap } from '../src/transcripts/fill-gap.ts';
import { trackChanges } from '../src/transcripts/track-changes.ts';
import { talkedWorld } from './flows.ts';
import { guildId, opener, staff, startProcess } from './world.ts';

async function gappedWorld() {
  const world = await talkedWorld();
  const [ticket] = world.db.tickets.values();
  const [channel] = world.discord.marked();
  if (!ticket || !channel) throw new Error('no ticket');
  const { deps } = startProcess(world);
  const fill = () => fillGap(deps, { guildId, ticketId: ticket.id });
  const recorded = () =>
    channel.messages.filter(({ messageId }) => world.db.messages.has(messageId));
  return { world, ticket, channel, deps, fill, recorded };
}

describe('filling a gap', () => {
  it.each([0, 1, 98, 99, 100, 101, 350])('of %i messages leaves none out', async (count) => {
    const { world, channel, fill, recorded } = await gappedWorld();
    await fill();
    for (let index = 0; index < count; index++) {
      world.discord.now += 1000;
      world.discord.say(channel.id, index % 2 ? staff : opener, `Message ${index}`);
    }
    expect(await fill()).toEqual({ ok: true, value: undefined });
    expect(recorded()).toHaveLength(channel.messages.length);
    expect(world.db.deleted.size).toBe(0);
  });

  it.each([0, 250])('notes what was deleted meanwhile, %i messages later', async (count) => {
    const { world, channel, fill } = await gappedWorld();
    await fill();
    const gone = channel.messages.splice(1, 1)[0]?.messageId;
    for (let index = 0; index < count; index++) world.discord.say(channel.id, opener, 'More');
    world.discord.now += 20_000;
    await fill();
    expect([...world.db.deleted]).toEqual([gone]);
  });

  it('skips nothing that live tracking recorded beyond the gap', async () => {
    const { world, ticket, channel, deps, fill, recorded } = await gappedWorld();
    await fill();
    world.discord.say(channel.id, opener, 'Missed');
    world.discord.say(channel.id, opener, 'Seen live');
    const live = channel.messages.at(-1);
    if (!live) throw new Error('nothing said');
    const changes = [{ kind: 'created' as const, message: live }];
    await trackChanges(deps, { guildId, ticketId: ticket.id, changes, gapless: false });
    await fill();
    expect(recorded()).toHaveLength(channel.messages.length);
  });

  it('waits with recording while Discord does not say who is staff', async () => {
    const { world, ticket, deps } = await gappedWorld();
    const silent = async () => refused(refuse('discord_unavailable'));
    const members = { roleIds: silent, isManager: silent };
    const filled = await fillGap({ ...deps, members }, { guildId, ticketId: ticket.id });
    expect(filled).toMatchObject({ ok: false, error: { code: 'discord_unavailable' } });
    expect(world.db.messages.size).toBe(0);
  });
});
