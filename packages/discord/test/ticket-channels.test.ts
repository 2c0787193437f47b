import { ticketTopic } from '@fns/core/ticket-marker';
import { ticketOverwrites } from '@fns/core/tickets/ticket-overwrites';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTicketChannels } from '../src/ticket-channels.ts';
import { startDiscord, type TestDiscord } from './start-discord.ts';

let discord: TestDiscord;
beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(() => discord.close());

const ticketId = 'a'.repeat(24);

function spec(category: string | null = 'Tickets') {
  const { guildId, context, userId, roleId, channelId } = discord;
  return {
    name: 'ticket-0001',
    topic: ticketTopic({ id: ticketId, number: 1, panelTitle: 'Support' }),
    parentId: category === null ? null : channelId(category),
    overwrites: ticketOverwrites({
      guildId,
      openerId: userId('ada'),
      staffRoles: [roleId('Support')],
      botId: context.botUserId,
    }),
    reason: 'Ticket 0001 of ada',
  };
}

const takeFromBot = (permission: bigint) => {
  const { world } = discord.sandbox;
  const id = discord.botRoleId();
  const held = BigInt(world.roles.get(id)?.permissions ?? '0');
  world.roles.patch(id, { permissions: String(held & ~permission) });
};

describe('a ticket’s channel', () => {
  it('is made in one call, and only its opener and staff see it', async () => {
    const channels = createTicketChannels(discord.context);
    const made = await channels.create(discord.guildId, spec());
    expect(made).toMatchObject({ ok: true, value: { name: 'ticket-0001', ticketId } });
    const sees = async (who: string) =>
      (await discord.people.user(who).channels()).some(({ name }) => name === 'ticket-0001');
    expect(await Promise.all(['ada', 'sam', 'bob', 'mia'].map(sees))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await discord.calls('POST', /channels$/)).toBe(1);
    expect(await discord.people.violations()).toEqual([]);
  });

  it('is found by its marker, locked, and deleted, each as often as one likes', async () => {
    const { guildId, userId, people } = discord;
    const channels = createTicketChannels(discord.context);
    expect(await channels.findByMarker(guildId, ticketId)).toEqual({ ok: true, value: null });
    const made = await channels.create(guildId, spec());
    if (!made.ok) throw new Error('not made');
    const { channelId } = made.value;
    await channels.create(guildId, spec());
    const found = await channels.findByMarker(guildId, ticketId);
    expect(found).toMatchObject({ ok: true, value: { channelId } });
    expect(await channels.listMarked(guildId)).toMatchObject({ ok: true, value: { length: 2 } });
    expect(await channels.exists(guildId, channelId)).toEqual({ ok: true, value: true });
    // The same channel asked for under another guild isn't there.
    expect(await channels.exists(userId('ada'), channelId)).toEqual({ ok: true, value: false });

    const ada = people.user('ada');
    await ada.say(channelId, 'Hello');
    await channels.lockOpener(guildId, channelId, userId('ada'));
    await channels.lockOpener(guildId, channelId, userId('ada'));
    await expect(ada.say(channelId, 'Still here?')).rejects.toThrow();
    expect(await ada.messages(channelId)).not.toHaveLength(0);

    const done = { ok: true, value: undefined };
    expect(await channels.delete(guildId, channelId, 'Closed')).toEqual(done);
    expect(await channels.delete(guildId, channelId, 'Closed')).toEqual(done);
    expect(await channels.lockOpener(guildId, channelId, userId('ada'))).toEqual(done);
    expect(await channels.exists(guildId, channelId)).toEqual({ ok: true, value: false });
    expect(await people.violations()).toEqual([]);
  });
});

describe('creating a channel when Discord fails', () => {
  const match = { method: 'POST', path: '/guilds/*/channels' };

  it.each(['5xx', 'cut', 'timeout', 'lost-answer'] as const)(
    '%s: can’t tell, and never repeats by itself',
    async (kind) => {
      await discord.people.faults.add({ match, kind });
      const made = await createTicketChannels(discord.context).create(discord.guildId, spec());
      expect(made).toMatchObject({ ok: false, error: { code: 'discord_unavailable' } });
      const found = await createTicketChannels(discord.context).listMarked(discord.guildId);
      expect(found.ok && found.value.length).toBe(kind === 'lost-answer' ? 1 : 0);
    },
  );

  it('a short rate limit: waits, and makes one channel', async () => {
    await discord.people.faults.add({ match, kind: '429', retryAfter: 0.2 });
    const made = await createTicketChannels(discord.context).create(discord.guildId, spec());
    expect(made.ok).toBe(true);
    const found = await createTicketChannels(discord.context).listMarked(discord.guildId);
    expect(found).toMatchObject({ ok: true, value: { length: 1 } });
  });

  it('a long rate limit: says for how long, and that nothing happened', async () => {
    await discord.people.faults.add({ match, kind: '429', retryAfter: 600 });
    const made = await createTicketChannels(discord.context).create(discord.guildId, spec());
    expect(made).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    expect(JSON.stringify(made)).toMatch(/60\d s/);
  });
});

describe('what Discord refuses', () => {
  it('names the permission that is missing, the place and the fix', async () => {
    takeFromBot(PermissionFlagsBits.ManageChannels);
    const channels = createTicketChannels(discord.context);
    const made = await channels.create(discord.guildId, spec('Support'));
    expect(made).toMatchObject({
      ok: false,
      error: { code: 'missing_permission', details: { permissions: ['ManageChannels'] } },
    });
    const message = made.ok ? '' : made.error.message;
    expect(message).toContain('“Manage Channels”');
    expect(message).toContain(`<#${discord.channelId('Support')}>`);
    expect(message).toContain('Server Settings → Roles');
  });

  it('says when the category is full', async () => {
    const { world } = discord.sandbox;
    const parentId = discord.channelId('Tickets');
    const template = world.channels.get(discord.channelId('off-topic'));
    if (!template) throw new Error('no channel to copy');
    for (let index = 0; index < 50; index++) {
      world.channels.put({ ...template, id: world.ids.next(), parentId, name: `full-${index}` });
    }
    const made = await createTicketChannels(discord.context).create(discord.guildId, spec());
    expect(made).toMatchObject({ ok: false, error: { code: 'category_full' } });
  });

  it('says when the category is gone', async () => {
    const gone = { ...spec(null), parentId: '100000000000000001' };
    const made = await createTicketChannels(discord.context).create(discord.guildId, gone);
    expect(made).toMatchObject({ ok: false, error: { code: 'channel_not_found' } });
  });
});
