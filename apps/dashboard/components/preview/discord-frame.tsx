import '@fns/discord-ui/styles.css';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn.ts';

interface DiscordFrameProps {
  /** The channel it stands in. */
  channel?: string | undefined;
  children: ReactNode;
  className?: string;
}

/** A window into Discord, in the colours of the theme around it. */
export function DiscordFrame({ channel, children, className }: DiscordFrameProps) {
  return (
    <div
      className={cn(
        'discord overflow-hidden rounded-xl border border-line bg-(--dc-ground)! shadow-card',
        className,
      )}
    >
      {channel ? (
        <div className="flex h-10 items-center gap-1.5 border-(--dc-line) border-b px-4 font-semibold text-(--dc-strong) text-sm">
          <span aria-hidden="true" className="font-normal text-(--dc-muted) text-lg">
            #
          </span>
          {channel}
        </div>
      ) : null}
      <div className="py-3">{children}</div>
    </div>
  );
}
