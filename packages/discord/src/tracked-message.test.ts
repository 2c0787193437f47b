import { CDN } from '@discordjs/rest';
import { describe, expect, it } from 'vitest';
import { type SeenMessage, trackedMessage } from './tracked-message.ts';

const cdn = new CDN('https://cdn.discordapp.com');

function message(more: Partial<SeenMessage> = {}): SeenMessage {
  return {
    id: '200000000000000001',
    channel_id: '200000000000000002',
    type: 0,
    author: {
      id: '200000000000000003',
      username: 'ada',
      global_name: 'Ada L.',
      avatar: 'a_hash',
      discriminator: '0',
    },
    content: 'Hello',
    embeds: [],
    attachments: [],
    components: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: '2026-05-01T12:00:00.123000+00:00',
    edited_timestamp: null,
    ...more,
  };
}

const attachment = {
  id: '200000000000000009',
  filename: 'SPOILER_a.png',
  size: 3,
  url: 'https://cdn.discordapp.com/attachments/1/2/SPOILER_a.png?ex=1',
  proxy_url: '',
};

const elsewhere = { channel_id: '200000000000000008', message_id: '200000000000000007' };

describe('trackedMessage', () => {
  it('keeps who said it, under the name and picture they have in the server', () => {
    const seen = message({
      guild_id: '200000000000000004',
      member: { nick: 'Countess', avatar: 'local', roles: ['200000000000000005'] },
    });
    expect(trackedMessage(seen, { cdn })).toMatchObject({
      author: {
        username: 'ada',
        displayName: 'Countess',
        avatarUrl: expect.stringContaining('/guilds/200000000000000004/users/'),
        bot: false,
      },
      authorRoleIds: ['200000000000000005'],
      createdAt: '2026-05-01T12:00:00.123Z',
    });
  });

  it('knows no roles from history, and none of a webhook', () => {
    expect(trackedMessage(message(), { cdn })).toMatchObject({
      author: { displayName: 'Ada L.', avatarUrl: expect.stringContaining('/avatars/') },
      authorRoleIds: null,
    });
    const hook = message({ webhook_id: '200000000000000006', member: { roles: ['x'] } });
    expect(trackedMessage(hook, { cdn })).toMatchObject({
      author: { bot: true },
      authorRoleIds: null,
    });
  });

  it('reads the edit’s time, the reply and the file', () => {
    const seen = message({
      type: 19,
      edited_timestamp: '2026-05-01T14:00:00+02:00',
      message_reference: { ...elsewhere, type: 0 },
      attachments: [attachment],
    });
    expect(trackedMessage(seen, { cdn })).toMatchObject({
      type: 19,
      editedAt: '2026-05-01T12:00:00.000Z',
      replyTo: '200000000000000007',
      attachments: [{ filename: 'SPOILER_a.png', spoiler: true, contentType: null, width: null }],
    });
  });

  it('keeps a forwarded message: its words as a quote, its files as its own', () => {
    const seen = message({
      content: '',
      message_reference: { ...elsewhere, type: 1 },
      message_snapshots: [
        {
          message: {
            type: 0,
            content: 'First\nSecond',
            embeds: [{ title: 'Embed' }],
            attachments: [attachment],
            mentions: [],
            mention_roles: [],
            timestamp: '2026-04-01T00:00:00Z',
            edited_timestamp: null,
          },
        },
      ],
    });
    const tracked = trackedMessage(seen, { cdn });
    expect(tracked.content).toContain('> First\n> Second');
    expect(tracked).toMatchObject({ replyTo: null, embeds: [{ title: 'Embed' }] });
    expect(tracked.attachments).toHaveLength(1);
  });

  it('keeps a poll: its question and answers as words', () => {
    const poll = {
      question: { text: 'Which *lamp*?' },
      answers: [
        { answer_id: 1, poll_media: { text: 'The red one', emoji: { id: null, name: '🏮' } } },
        { answer_id: 2, poll_media: { text: 'Ours', emoji: { id: '300', name: 'fns' } } },
        { answer_id: 3, poll_media: { text: 'None' } },
      ],
      expiry: '2026-05-02T12:00:00.000000+00:00',
      allow_multiselect: false,
      layout_type: 1,
    };
    const { content } = trackedMessage(message({ content: '', poll }), { cdn });
    expect(content).toBe('📊 **Which \\*lamp\\*?**\n- 🏮 The red one\n- <:fns:300> Ours\n- None');
    expect(trackedMessage(message({ content: 'Vote!', poll }), { cdn }).content).toMatch(
      /^Vote!\n📊 /,
    );
  });

  it('names what is mentioned, from the message and from memory', () => {
    const seen = message({
      content: 'Ask <@200000000000000011> or <@&200000000000000012> in <#200000000000000013>',
      embeds: [{ description: 'and <@200000000000000014>' }],
      mentions: [
        {
          id: '200000000000000011',
          username: 'sam',
          global_name: 'Sam',
          avatar: null,
          discriminator: '0',
        },
      ],
    });
    const names = {
      user: (id: string) => (id === '200000000000000014' ? 'Priya' : undefined),
      role: () => ({ name: 'Support', color: 0 }),
      channel: () => 'get-help',
    };
    expect(trackedMessage(seen, { cdn, names }).mentions).toEqual({
      users: { '200000000000000011': 'Sam', '200000000000000014': 'Priya' },
      roles: { '200000000000000012': { name: 'Support', color: 0 } },
      channels: { '200000000000000013': 'get-help' },
    });
  });

  it('keeps system messages and stickers as they are', () => {
    const sticker = { id: '200000000000000015', name: 'Wave', format_type: 1 as const };
    const seen = message({ type: 6, content: '', sticker_items: [sticker] });
    expect(trackedMessage(seen, { cdn })).toMatchObject({ type: 6, stickers: [sticker] });
  });
});
