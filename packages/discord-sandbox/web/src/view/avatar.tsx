interface AvatarProps {
  name: string;
  url: string | null;
  size: number;
  /** Shows a dot; undefined for none. */
  online?: boolean;
}

/** A person's picture; the name always stands beside it, so it needs no words of its own. */
export function Avatar({ name, url, size, online }: AvatarProps) {
  return (
    <span className="avatar" style={{ width: size, height: size }}>
      {url ? (
        <img src={url} alt="" width={size} height={size} loading="lazy" />
      ) : (
        <span className="avatar-letter" aria-hidden="true">
          {[...name][0]}
        </span>
      )}
      {online !== undefined && <span className="avatar-dot" data-online={online} />}
    </span>
  );
}
