import { createHash } from 'node:crypto';
import type { Snowflake } from '@fns/contracts/ids';
import type { Transcript } from '@fns/contracts/transcript';
import type { Stores } from '@fns/db/stores';

export interface RecordedTicket {
  transcript: Transcript;
  /** Of the file that the ticket's only message carries. */
  hash: string;
}

let next = 0;

/** A ticket's transcript with one message, whose file is in the archive. */
export async function recordTicket(
  stores: Stores,
  guildId: Snowflake,
  openerId: Snowflake,
  { file = { name: 'screenshot.png', type: 'image/png' }, staffRoles = [] as Snowflake[] } = {},
): Promise<RecordedTicket> {
  const serial = ++next;
  const at = '2026-11-24T20:00:00.000Z';
  const person = {
    id: openerId,
    username: `user-${openerId}`,
    displayName: `User ${openerId}`,
    avatarUrl: null,
  };
  const transcript = await stores.transcripts.ensure(guildId, {
    ticketId: serial.toString(16).padStart(24, '0'),
    ticketNumber: serial,
    channelId: '400000000000000001',
    channelName: 'ticket-0001',
    opener: person,
    panelTitle: 'Support',
    staffRoles,
    createdAt: at,
  });
  const bytes = Buffer.from(`the bytes of file ${serial}`);
  await stores.archive.put(guildId, chunks(bytes), { maxBytes: 1000 });
  const attachmentId = `60000000000000${String(serial).padStart(4, '0')}`;
  await stores.transcripts.record(guildId, transcript.id, [
    {
      kind: 'created',
      message: {
        messageId: `50000000000000${String(serial).padStart(4, '0')}`,
        channelId: '400000000000000001',
        type: 0,
        author: { ...person, bot: false },
        authorRoleIds: [],
        content: 'It looks like this',
        embeds: [],
        components: [],
        stickers: [],
        attachments: [
          {
            id: attachmentId,
            filename: file.name,
            contentType: file.type,
            size: bytes.length,
            width: null,
            height: null,
            description: null,
            spoiler: false,
            url: 'https://cdn.example/expires',
          },
        ],
        replyTo: null,
        pinned: false,
        createdAt: at,
        editedAt: null,
        mentions: { users: {}, roles: {}, channels: {} },
      },
    },
  ]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const outcome = { archive: 'archived', reason: null, hash } as const;
  await stores.transcripts.settleAttachment(guildId, transcript.id, attachmentId, outcome);
  return { transcript, hash };
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
