import { GatewayIntentBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { createWorld } from '../world/world.ts';
import { memberChunks } from './member-chunks.ts';
import { startSession } from './session.ts';

const guildId = '1150000000000000500';
const botId = '1150000000000000001';

function crowd(count: number) {
  const world = createWorld();
  const add = (userId: string, username: string) => {
    const look = { globalName: null, bot: false, avatar: null, note: null };
    world.users.put({ id: userId, username, colors: ['#000000', '#ffffff'], ...look });
    const state = { nick: null, roleIds: [], timeoutUntil: null, mute: false, deaf: false };
    world.members.put({ guildId, userId, joinedAt: 0, ...state });
  };
  add(botId, 'bot');
  for (let n = 1; n < count; n += 1) add(`11500000000001${String(n).padStart(5, '0')}`, `user${n}`);
  return world;
}

function session(intents: number) {
  const start = { applicationId: botId, botId, intents, largeThreshold: 50, presence: undefined };
  return startSession({ ...start, shard: [0, 1] }, { dispatches: 10, size: 1000 });
}

const all = { guild_id: guildId, query: '', limit: 0 };

test('all members come in chunks of a thousand', () => {
  const chunks = memberChunks(crowd(2500), session(GatewayIntentBits.GuildMembers), {
    ...all,
    nonce: 'n',
  });
  expect(chunks.map((chunk) => chunk.members.length)).toEqual([1000, 1000, 500]);
  expect(
    chunks.map(({ chunk_index, chunk_count, nonce }) => [chunk_index, chunk_count, nonce]),
  ).toEqual([0, 1, 2].map((index) => [index, 3, 'n']));
  const ids = chunks.flatMap((chunk) => chunk.members.map((member) => member.user.id));
  expect(new Set(ids).size).toBe(2500);
});

test('without the intent nobody is listed, but a search and single members are answered', () => {
  const world = crowd(200);
  const without = session(0);
  expect(memberChunks(world, without, all)).toEqual([]);
  const [found] = memberChunks(world, without, { guild_id: guildId, query: 'USER1', limit: 0 });
  expect(found?.members).toHaveLength(100);
  const [picked] = memberChunks(world, without, { guild_id: guildId, user_ids: [botId, '123'] });
  expect(picked?.members.map((member) => member.user.id)).toEqual([botId]);
  expect(picked?.not_found).toEqual(['123']);
});

test('a guild the bot is not in, and a nonce that is too long, get nothing', () => {
  const world = crowd(2);
  const asked = session(GatewayIntentBits.GuildMembers);
  expect(memberChunks(world, asked, { ...all, guild_id: '1150000000000000501' })).toEqual([]);
  const [chunk] = memberChunks(world, asked, { ...all, nonce: 'x'.repeat(33) });
  expect(chunk?.nonce).toBeUndefined();
});
