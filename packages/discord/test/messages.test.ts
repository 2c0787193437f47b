import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMessages } from '../src/messages.ts';
import { startDiscord, type TestDiscord } from './start-discord.ts';

let discord: TestDiscord;
beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(() => discord.close());

const payload = (content: string) => ({ content, allowed_mentions: { parse: [] } });

describe('sending', () => {
  it('twice with one nonce sends once', async () => {
    const messages = createMessages(discord.context);
    const channel = discord.channelId('general');
    const first = await messages.send(channel, payload('Hello'), { nonce: 'n1' });
    const second = await messages.send(channel, payload('Hello'), { nonce: 'n1' });
    expect(first.ok && second.ok && second.value.messageId === first.value.messageId).toBe(true);
    expect(await discord.people.violations()).toEqual([]);
  });

  it.each(['5xx', 'cut', 'timeout', 'lost-answer'] as const)(
    'after %s repeats by itself, and the message stands there once',
    async (kind) => {
      const match = { method: 'POST', path: '/channels/*/messages' };
      await discord.people.faults.add({ match, kind, times: 2 });
      const messages = createMessages(discord.context);
      const channel = discord.channelId('general');
      const sent = await messages.send(channel, payload('Just once'), { nonce: 'n2' });
      expect(sent.ok).toBe(true);
      const standing = await discord.people.user('ada').messages(channel);
      expect(standing.filter(({ content }) => content === 'Just once')).toHaveLength(1);
    },
  );

  it('gives up after four attempts', async () => {
    const match = { method: 'POST', path: '/channels/*/messages' };
    await discord.people.faults.add({ match, kind: '5xx', times: 100 });
    const messages = createMessages(discord.context);
    const sent = await messages.send(discord.channelId('general'), payload('x'), { nonce: 'n3' });
    expect(sent).toMatchObject({ ok: false, error: { code: 'discord_unavailable' } });
    expect(await discord.calls('POST', /messages$/)).toBe(4);
  });

  it('names what it lacks where it may not write', async () => {
    const messages = createMessages(discord.context);
    const sent = await messages.send(discord.channelId('rules'), payload('x'), { nonce: 'n4' });
    expect(sent).toMatchObject({
      ok: false,
      error: { code: 'missing_permission', details: { permissions: ['SendMessages'] } },
    });
  });

  it('says which field Discord does not take', async () => {
    const messages = createMessages(discord.context);
    const channel = discord.channelId('general');
    const empty = { embeds: [{ title: 'x'.repeat(300) }], allowed_mentions: { parse: [] } };
    const sent = await messages.send(channel, empty, { nonce: 'n5' });
    expect(sent).toMatchObject({ ok: false, error: { code: 'discord_refused' } });
    expect(JSON.stringify(sent)).toContain('embeds.0.title');
  });
});

describe('a message’s life', () => {
  it('is replaced as a whole, and deleted as often as one likes', async () => {
    const messages = createMessages(discord.context);
    const channel = discord.channelId('general');
    const embeds = [{ title: 'Old' }];
    const sent = await messages.send(channel, { ...payload('Old'), embeds }, { nonce: 'n6' });
    if (!sent.ok) throw new Error('not sent');
    const { messageId } = sent.value;
    await messages.edit(channel, messageId, payload('New'));
    const [edited] = (await discord.people.user('ada').messages(channel)).slice(-1);
    expect(edited).toMatchObject({ content: 'New', embeds: [] });
    const done = { ok: true, value: undefined };
    expect(await messages.delete(channel, messageId)).toEqual(done);
    expect(await messages.delete(channel, messageId)).toEqual(done);
  });

  it('reads history oldest first, with what was said, replied and attached', async () => {
    const messages = createMessages(discord.context);
    const channel = discord.channelId('off-topic');
    const ada = discord.people.user('ada');
    const first = await ada.say(channel, 'One');
    const base64 = Buffer.from('hello').toString('base64');
    const files = [{ name: 'note.txt', base64 }];
    await ada.say(channel, `Two <@${discord.userId('sam')}>`, { files, replyTo: first.id });
    const after = String(BigInt(first.id) - 1n);
    const page = await messages.history(channel, { after, limit: 100 });
    expect(page).toMatchObject({
      ok: true,
      value: [
        { content: 'One', author: { username: 'ada', displayName: 'Ada', bot: false } },
        {
          replyTo: first.id,
          attachments: [{ filename: 'note.txt', size: 5 }],
          mentions: { users: { [discord.userId('sam')]: 'Sam' } },
        },
      ],
    });
    const missing = await messages.history('100000000000000001', { after, limit: 1 });
    expect(missing).toMatchObject({ ok: false, error: { code: 'channel_not_found' } });
  });

  it('reaches a person directly, always in the same channel', async () => {
    const messages = createMessages(discord.context);
    const first = await messages.openDirect(discord.userId('ada'));
    const second = await messages.openDirect(discord.userId('ada'));
    expect(first).toEqual(second);
    if (!first.ok) throw new Error('no channel');
    const sent = await messages.send(first.value, payload('Psst'), { nonce: 'n7' });
    expect(sent.ok).toBe(true);
  });
});
