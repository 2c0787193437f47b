import type { ShownAuthor } from './shown-message.ts';

const tints = ['#5865f2', '#248046', '#a33d2a', '#8a5a00', '#7a3fb0', '#00707a'];

/** A person's picture, or the first letter of the name on a colour that stays theirs. */
export function Avatar(props: {
  person: Pick<ShownAuthor, 'displayName' | 'avatarUrl'> & { id?: string };
  size?: number;
}) {
  const { person, size = 40 } = props;
  if (person.avatarUrl) {
    return (
      <img
        className="dc-avatar"
        src={person.avatarUrl}
        alt=""
        width={size}
        height={size}
        loading="lazy"
      />
    );
  }
  const seed = Number((person.id ?? person.displayName).replace(/\D/g, '').slice(-6)) || 0;
  return (
    <span
      className="dc-avatar dc-avatar-letter"
      aria-hidden="true"
      style={{
        width: size,
        height: size,
        fontSize: size * 0.45,
        backgroundColor: tints[seed % tints.length],
      }}
    >
      {[...person.displayName][0]?.toUpperCase() ?? '?'}
    </span>
  );
}
