import type {
  MentionNames,
  Transcript,
  TranscriptAttachment,
  TranscriptMessage,
} from '@fns/contracts/transcript';
import { documentId, instant, instantOrNull } from '../ids.ts';
import type { TranscriptDocument } from '../models/transcript.ts';
import type { AttachmentPart, TranscriptMessageDocument } from '../models/transcript-message.ts';
import { toPerson } from './ticket-document.ts';

export function toTranscript(stored: TranscriptDocument): Transcript {
  return {
    id: documentId(stored._id),
    ticketId: documentId(stored.ticketId),
    ticketNumber: stored.ticketNumber,
    guildId: stored.guildId,
    channelId: stored.channelId,
    channelName: stored.channelName,
    userId: stored.userId,
    username: stored.username,
    opener: toPerson(stored.opener),
    panelTitle: stored.panelTitle,
    status: stored.status,
    closedBy: stored.closedBy && toPerson(stored.closedBy),
    closeReason: stored.closeReason,
    metadata: stored.metadata,
    mentions: toMentions(stored.mentions),
    createdAt: instant(stored.createdAt),
    closedAt: instantOrNull(stored.closedAt),
  };
}

function toMentions(stored: Partial<MentionNames> | undefined): MentionNames {
  return {
    users: stored?.users ?? {},
    roles: stored?.roles ?? {},
    channels: stored?.channels ?? {},
  };
}

/** A message of which more than a deletion is known. */
export type KnownMessage = TranscriptMessageDocument &
  Required<Pick<TranscriptMessageDocument, 'latest' | 'author' | 'createdAt'>>;

/** Reads what became of a message out of what was gathered of it (see record-changes.ts). */
export function toMessage(stored: KnownMessage): TranscriptMessage {
  const { latest, createdAt } = stored;
  const edited = latest.at.getTime() > createdAt.getTime();
  return {
    messageId: stored.messageId,
    type: stored.type ?? 0,
    author: toAuthor(stored),
    content: latest.content,
    embeds: latest.embeds,
    components: latest.components,
    stickers: latest.stickers,
    attachments: inOrder(stored.attachments).map(toAttachment),
    replyTo: stored.replyTo ?? null,
    pinned: stored.pinned ?? false,
    createdAt: instant(createdAt),
    editedAt: edited ? instant(latest.at) : null,
    edits: earlierTexts(stored),
    deletedAt: instantOrNull(stored.deletedAt),
  };
}

export function toAuthor({
  author,
  staff,
}: Pick<KnownMessage, 'author' | 'staff'>): TranscriptMessage['author'] {
  return { ...toPerson(author), bot: author.bot, staff: staff ?? false };
}

/** Each text that was replaced by another, and when it was. */
function earlierTexts({ latest, texts = [] }: KnownMessage): TranscriptMessage['edits'] {
  const history = [...texts]
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.content < b.content ? -1 : 1))
    .filter(({ at, content }) => at < latest.at || content !== latest.content);
  const next = [...history.slice(1), { at: latest.at, content: latest.content }];
  // An edit that left the text alone (of an embed, say) replaced nothing.
  return history.flatMap(({ content }, i) => {
    const successor = next[i];
    return successor && successor.content !== content
      ? [{ content, at: instant(successor.at) }]
      : [];
  });
}

/** As Discord numbers them: attachments arrive in any order, like everything. */
export function inOrder(attachments: AttachmentPart[] = []): AttachmentPart[] {
  return [...attachments].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
}

function toAttachment(stored: AttachmentPart): TranscriptAttachment {
  return {
    id: stored.id,
    filename: stored.filename,
    contentType: stored.contentType,
    size: stored.size,
    width: stored.width,
    height: stored.height,
    description: stored.description,
    spoiler: stored.spoiler,
    archive: stored.archive,
    reason: stored.reason ?? null,
    hash: stored.hash ?? null,
  };
}
