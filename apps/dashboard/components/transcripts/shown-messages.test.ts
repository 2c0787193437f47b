import type { TranscriptMessage } from '@fns/contracts/transcript';
import { expect, it } from 'vitest';
import { shownMessages } from './shown-messages.ts';

const place = { guildId: '1', transcriptId: 'a'.repeat(24) };
const ada = {
  id: '2',
  username: 'ada',
  displayName: 'Ada',
  avatarUrl: null,
  bot: false,
  staff: false,
};

function said(messageId: string, more: Partial<TranscriptMessage> = {}): TranscriptMessage {
  return {
    messageId,
    type: 0,
    author: ada,
    content: 'Hello',
    embeds: [],
    components: [],
    stickers: [],
    attachments: [],
    replyTo: null,
    pinned: false,
    createdAt: '2026-11-24T20:00:00.000Z',
    editedAt: null,
    edits: [],
    deletedAt: null,
    ...more,
  };
}

const file = {
  id: '9',
  filename: 'lamp.png',
  contentType: 'image/png',
  size: 10,
  width: 1,
  height: 1,
  description: null,
  spoiler: false,
  archive: 'archived' as const,
  reason: null,
  hash: 'b'.repeat(64),
};

it('takes files from our archive, and says why where it has none', () => {
  const lost = { ...file, id: '10', archive: 'lost' as const, hash: null };
  const [message] = shownMessages([said('5', { attachments: [file, lost] })], place);
  expect(message?.attachments.map(({ url, note }) => ({ url, note }))).toEqual([
    {
      url: `/api/dashboard/guild/1/transcripts/${place.transcriptId}/attachments/${file.hash}`,
      note: null,
    },
    { url: null, note: 'gone before it could be copied' },
  ]);
});

it('shows what a reply answers, as long as it is known', () => {
  const [, answer, orphan, plain] = shownMessages(
    [
      said('5'),
      said('6', { type: 19, replyTo: '5' }),
      said('7', { type: 19, replyTo: '4' }),
      said('8'),
    ],
    place,
  );
  expect(answer?.replyTo).toMatchObject({ content: 'Hello', href: '#message-5' });
  expect(orphan?.replyTo).toBeNull();
  expect(plain?.replyTo).toBeUndefined();
});
