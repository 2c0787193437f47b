import type { MentionNames } from './names.ts';

/** A server's own emoji. Its name shows when the picture can't be had. */
export function CustomEmoji(props: {
  id: string;
  name: string;
  animated: boolean;
  names?: MentionNames | undefined;
}) {
  const { id, name, animated, names } = props;
  const src = names?.emojiUrl?.(id, animated) ?? discordEmojiUrl(id, animated);
  return (
    <img className="dc-emoji" src={src} alt={`:${name}:`} title={`:${name}:`} loading="lazy" />
  );
}

function discordEmojiUrl(id: string, animated: boolean): string {
  return `https://cdn.discordapp.com/emojis/${encodeURIComponent(id)}.${animated ? 'gif' : 'webp'}?size=64`;
}
