import { CustomEmoji } from '../markdown/emoji.tsx';
import type { MentionNames } from '../markdown.tsx';
import type { EmojiJson } from './read.ts';

export function ComponentEmoji(props: { emoji: EmojiJson; names?: MentionNames | undefined }) {
  const { emoji, names } = props;
  if (emoji.id) {
    return <CustomEmoji id={emoji.id} name={emoji.name} animated={emoji.animated} names={names} />;
  }
  return (
    <span className="dc-emoji" aria-hidden="true">
      {emoji.name}
    </span>
  );
}
