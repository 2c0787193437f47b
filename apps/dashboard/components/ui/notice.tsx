import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn.ts';

const tones = {
  info: { icon: Info, classes: 'border-line-strong bg-sunken text-ink [&>svg]:text-ink-2' },
  warn: { icon: TriangleAlert, classes: 'border-warn/30 bg-warn-soft text-ink [&>svg]:text-warn' },
  danger: {
    icon: CircleAlert,
    classes: 'border-danger/30 bg-danger-soft text-ink [&>svg]:text-danger',
  },
};

interface NoticeProps {
  tone?: keyof typeof tones;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Announced when it appears while the page is in use. */
  live?: boolean;
  className?: string;
}

/** A sentence that stands where its cause is. */
export function Notice({ tone = 'info', title, children, action, live, className }: NoticeProps) {
  const { icon: Icon, classes } = tones[tone];
  return (
    <div
      role={live ? 'alert' : undefined}
      className={cn(
        'flex items-start gap-3 rounded-lg border px-3.5 py-3 text-sm',
        classes,
        className,
      )}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cn(title && 'text-ink-2')}>{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
