import { ComponentEmoji } from '../components/component-emoji.tsx';
import type { MentionNames } from '../markdown.tsx';

export interface ShownReaction {
  emoji: { id: string | null; name: string; animated?: boolean | undefined };
  count: number;
  /** The reader is among those who reacted. */
  me: boolean;
}

export function Reactions(props: {
  reactions: readonly ShownReaction[];
  names?: MentionNames | undefined;
  onReact?: ((reaction: ShownReaction) => void) | undefined;
}) {
  const { reactions, names, onReact } = props;
  if (reactions.length === 0) return null;
  return (
    <ul className="dc-reactions" aria-label="Reactions">
      {reactions.map((reaction) => {
        const { emoji, count, me } = reaction;
        const inside = (
          <>
            <ComponentEmoji emoji={{ ...emoji, animated: emoji.animated ?? false }} names={names} />
            <span aria-hidden="true">{count}</span>
          </>
        );
        const label = `${emoji.name}, ${count} ${count === 1 ? 'reaction' : 'reactions'}`;
        return (
          <li key={emoji.id ?? emoji.name}>
            {onReact ? (
              <button
                type="button"
                className="dc-reaction"
                aria-label={label}
                aria-pressed={me}
                onClick={() => onReact(reaction)}
              >
                {inside}
              </button>
            ) : (
              <span className="dc-reaction" role="img" aria-label={label}>
                {inside}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
