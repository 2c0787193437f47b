import { expect, test } from 'vitest';
import { withoutContent } from './message-fields.ts';

const bot = '1';
const message = {
  id: '9',
  guild_id: '7',
  author: { id: '2' },
  mentions: [] as { id: string }[],
  content: 'secret',
  embeds: [{}],
  attachments: [{}],
  components: [{}],
  poll: {},
  timestamp: 'now',
};
const blank = { content: '', embeds: [], attachments: [], components: [] };

test('everything that carries content is emptied, the rest stays', () => {
  const { poll: _, ...rest } = message;
  expect(withoutContent(message, bot)).toEqual({ ...rest, ...blank });
});

test('own messages, mentions and direct messages are complete', () => {
  for (const seen of [
    { ...message, author: { id: bot } },
    { ...message, mentions: [{ id: bot }] },
  ]) {
    expect(withoutContent(seen, bot)).toEqual(seen);
  }
  const { guild_id: _, ...direct } = message;
  expect(withoutContent(direct, bot)).toEqual(direct);
});

test('what is quoted or forwarded follows the same rule on its own', () => {
  const { guild_id: _, poll: __, ...quoted } = message;
  const reply = { ...message, mentions: [{ id: bot }], referenced_message: quoted };
  expect(withoutContent(reply, bot)).toMatchObject({
    content: 'secret',
    referenced_message: blank,
  });
  const toBot = { ...message, referenced_message: { ...quoted, author: { id: bot } } };
  expect(withoutContent(toBot, bot)).toMatchObject({
    ...blank,
    referenced_message: { content: 'secret' },
  });
  const forward = { ...message, message_snapshots: [{ message: { content: 'secret' } }] };
  expect(withoutContent(forward, bot).message_snapshots?.[0]?.message).toMatchObject(blank);
});
