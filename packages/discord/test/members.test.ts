import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMembers } from '../src/members.ts';
import { startDiscord, type TestDiscord } from './start-discord.ts';

let discord: TestDiscord;
beforeAll(async () => {
  discord = await startDiscord();
});
afterAll(() => discord.close());

it('knows a member’s roles, and who is none', async () => {
  const members = createMembers(discord.context);
  const sam = await members.roleIds(discord.guildId, discord.userId('sam'));
  expect(sam.ok && sam.value).toContain(discord.roleId('Support'));
  const nobody = await members.roleIds(discord.guildId, '100000000000000001');
  expect(nobody).toEqual({ ok: true, value: null });
});

it('tells managers from others, and asks for the server once', async () => {
  const members = createMembers(discord.context);
  const { guildId, userId, roleId } = discord;
  const judged = await Promise.all([
    members.isManager(guildId, userId('olga'), []),
    members.isManager(guildId, userId('bob'), [roleId('Admin')]),
    members.isManager(guildId, userId('mia'), [roleId('Moderator')]),
    members.isManager(guildId, userId('ada'), []),
  ]);
  expect(judged.map((result) => result.ok && result.value)).toEqual([true, true, false, false]);
  expect(await discord.calls('GET', /^\/v10\/guilds\/\d+$|^\/guilds\/\d+$/)).toBe(1);
});
