import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn.ts';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** Says why there is nothing here, and what to do about it. */
export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('grid justify-items-center gap-4 px-6 py-14 text-center', className)}>
      <span className="grid size-11 place-items-center rounded-xl border border-line-strong bg-sunken text-ink-2">
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <div className="grid max-w-sm gap-1">
        <p className="font-semibold text-[0.9375rem] tracking-tight">{title}</p>
        <div className="text-ink-2 text-sm">{children}</div>
      </div>
      {action}
    </div>
  );
}
