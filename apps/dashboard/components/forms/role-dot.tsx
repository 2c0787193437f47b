import { roleColor } from './color-value.ts';

/** A role's colour as a dot. */
export function RoleDot({ color }: { color: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3! shrink-0">
      <circle cx="6" cy="6" r="5" fill={roleColor(color) ?? 'var(--ink-3)'} />
    </svg>
  );
}
