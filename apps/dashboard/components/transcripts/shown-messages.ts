import type { TranscriptAttachment, TranscriptMessage } from '@fns/contracts/transcript';
import type { ShownAttachment, ShownMessage } from '@fns/discord-ui/message';
import { apiPaths } from '@/lib/api/paths.ts';

/** Discord's number for "default" messages and replies; the others are the system's sentences. */
const reply = 19;

interface Place {
  guildId: string;
  transcriptId: string;
}

/** Kept messages as `discord-ui` draws them; files come from our archive. */
export function shownMessages(messages: TranscriptMessage[], place: Place): ShownMessage[] {
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  return messages.map((message) => ({
    id: message.messageId,
    type: message.type,
    author: message.author,
    content: message.content,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    deletedAt: message.deletedAt,
    edits: message.edits,
    embeds: message.embeds,
    components: message.components,
    stickers: message.stickers.map(({ name }) => ({
      name: typeof name === 'string' ? name : 'unnamed',
    })),
    attachments: message.attachments.map((file) => shownFile(file, place)),
    pinned: message.pinned,
    ...(message.type === reply || message.replyTo
      ? { replyTo: answered(message.replyTo ? byId.get(message.replyTo) : undefined) }
      : {}),
  }));
}

function answered(message: TranscriptMessage | undefined): ShownMessage['replyTo'] {
  if (!message) return null;
  return {
    author: message.author,
    content: message.content,
    href: `#${messageAnchor(message.messageId)}`,
  };
}

const notes: Record<TranscriptAttachment['archive'], string | null> = {
  archived: null,
  pending: 'being copied to our archive',
  skipped: 'too large for our archive',
  lost: 'gone before it could be copied',
};

function shownFile(file: TranscriptAttachment, { guildId, transcriptId }: Place): ShownAttachment {
  const { id, filename, contentType, size, width, height, spoiler, description } = file;
  return {
    id,
    filename,
    contentType,
    size,
    width,
    height,
    spoiler,
    description,
    url: file.hash ? apiPaths.attachment(guildId, transcriptId, file.hash) : null,
    note: file.reason ?? notes[file.archive],
  };
}

/** The id that `discord-ui` gives a message's element. */
export function messageAnchor(messageId: string): string {
  return `message-${messageId}`;
}
