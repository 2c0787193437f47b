import { expect, test } from 'vitest';
import { createTrackedChannels } from './tracked-channels.ts';

const place = { guildId: 'g', channelId: 'c', ticketId: 't' };

test('a channel that was just created misses nothing; one that was there before may', () => {
  const tracked = createTrackedChannels();
  tracked.add(place, { proven: false, justCreated: true });
  tracked.add({ ...place, channelId: 'd', ticketId: 'u' }, { proven: true, justCreated: false });
  expect(tracked.byChannel('c')?.gap).toBeNull();
  expect(tracked.byChannel('d')?.gap).not.toBeNull();
  expect(tracked.guildsWithGaps()).toEqual(new Set(['g']));
});

test('the database confirms a channel, but not for another ticket', () => {
  const tracked = createTrackedChannels();
  tracked.add(place, { proven: false, justCreated: true });
  tracked.add({ ...place, ticketId: 'other' }, { proven: true, justCreated: false });
  expect(tracked.byChannel('c')).toMatchObject({ ticketId: 't', proven: false });
  tracked.add(place, { proven: true, justCreated: false });
  expect(tracked.byChannel('c')).toMatchObject({ proven: true, gap: null });
});

test('a lost session leaves a gap everywhere, which fetching closes', () => {
  const tracked = createTrackedChannels();
  tracked.add(place, { proven: true, justCreated: true });
  tracked.missed();
  const mark = tracked.mark();
  expect(tracked.byChannel('c')?.gap).not.toBeNull();
  tracked.caughtUp('t', mark);
  expect(tracked.byChannel('c')?.gap).toBeNull();
  expect(tracked.guildsWithGaps().size).toBe(0);
});

test('what was missed while fetching stays missed', () => {
  const tracked = createTrackedChannels();
  tracked.add(place, { proven: true, justCreated: false });
  const mark = tracked.mark();
  tracked.missed({ channelId: 'c' });
  tracked.caughtUp('t', mark);
  expect(tracked.byChannel('c')?.gap).not.toBeNull();
});

test('a removed channel is forgotten', () => {
  const tracked = createTrackedChannels();
  tracked.add(place, { proven: true, justCreated: true });
  tracked.remove('c');
  expect(tracked.byChannel('c')).toBeUndefined();
  expect(tracked.size()).toBe(0);
});

test('a guild that went away leaves gaps in its own channels only', () => {
  const tracked = createTrackedChannels();
  tracked.add(place, { proven: true, justCreated: true });
  tracked.add({ guildId: 'h', channelId: 'd', ticketId: 'u' }, { proven: true, justCreated: true });
  tracked.missed({ guildId: 'g' });
  expect(tracked.guildsWithGaps()).toEqual(new Set(['g']));
});
