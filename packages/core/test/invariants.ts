import { expect } from 'vitest';
import type { World } from './world.ts';

/** The promise itself, at rest: every ticket is whole or undone, and nothing stands beside them. */
export function expectNothingLostNorDoubled({ db, discord, transcriptChannel }: World): void {
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
