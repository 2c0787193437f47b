import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn.ts';

export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      className={cn('rounded-xl border border-line bg-surface shadow-card', className)}
      {...rest}
    />
  );
}

interface SectionCardProps {
  title: string;
  description?: ReactNode;
  /** Stands at the right of the title. */
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled part of a page or a form. */
export function SectionCard({ title, description, action, children, className }: SectionCardProps) {
  return (
    <Card className={className}>
      <section aria-label={title}>
        <header className="flex items-start justify-between gap-4 border-line border-b px-4 py-3.5 sm:px-5">
          <div className="grid gap-0.5">
            <h2 className="font-semibold text-sm tracking-tight">{title}</h2>
            {description ? <p className="text-ink-3 text-xs">{description}</p> : null}
          </div>
          {action}
        </header>
        {children}
      </section>
    </Card>
  );
}
