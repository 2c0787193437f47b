import {
  type APIMessage,
  type APIMessageSnapshotFields,
  MessageReferenceType,
} from 'discord-api-types/v10';

export interface ForwardedParts {
  content: string;
  embeds: APIMessageSnapshotFields['embeds'];
  attachments: APIMessageSnapshotFields['attachments'];
  components: NonNullable<APIMessageSnapshotFields['components']>;
  stickers: NonNullable<APIMessageSnapshotFields['sticker_items']>;
}

/**
 * What a forwarded message carries: it has no content of its own, but a snapshot of another one, which
 * may be deleted where it came from. Its text becomes a quote, as Discord draws it.
 * @see https://docs.discord.com/developers/resources/message#message-snapshot-object
 */
export function forwardedParts(message: APIMessage): ForwardedParts | null {
  if (message.message_reference?.type !== MessageReferenceType.Forward) return null;
  const snapshots = (message.message_snapshots ?? []).map((snapshot) => snapshot.message);
  const quotes = snapshots.map(({ content }) => quoted(content)).filter((text) => text !== '');
  return {
    content: ['-# ↱ *Forwarded*', ...quotes].join('\n'),
    embeds: snapshots.flatMap(({ embeds }) => embeds),
    attachments: snapshots.flatMap(({ attachments }) => attachments),
    components: snapshots.flatMap(({ components }) => components ?? []),
    stickers: snapshots.flatMap(({ sticker_items }) => sticker_items ?? []),
  };
}

function quoted(text: string): string {
  return text === '' ? '' : text.replace(/^/gm, '> ');
}
