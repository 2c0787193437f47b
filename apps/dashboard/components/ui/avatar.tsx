import { cn } from '@/lib/cn.ts';

interface AvatarProps {
  name: string;
  src: string | null;
  className?: string;
  /** Servers are squares with soft corners, people are round. */
  shape?: 'person' | 'server';
}

/** A picture, or the initials where there is none. Decorative: the name stands beside it. */
export function Avatar({ name, src, className, shape = 'person' }: AvatarProps) {
  const corners = shape === 'person' ? 'rounded-full' : 'rounded-[22%]';
  if (src)
    return (
      // biome-ignore lint/performance/noImgElement: small pictures from Discord's CDN, already the right size
      <img
        src={src}
        alt=""
        loading="lazy"
        decoding="async"
        className={cn('size-8 shrink-0 bg-hover object-cover', corners, className)}
      />
    );
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid size-8 shrink-0 select-none place-items-center bg-accent-soft font-semibold text-2xs text-accent-text',
        corners,
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .join('')
    .toUpperCase();
}
