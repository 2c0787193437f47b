import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface WallProps {
  icon: LucideIcon;
  /** Printed on the stub: `404`. Decorative. */
  code: string;
  title: string;
  children: ReactNode;
  actions: ReactNode;
  /** Finds the failure in our logs. */
  reference?: string | undefined;
}

/** A page that can't show what was asked for: a ticket that says why, and the way out. */
export function Wall({ icon: Icon, code, title, children, actions, reference }: WallProps) {
  return (
    <div className="grid min-h-[75dvh] place-items-center px-4 py-16">
      <div className="stub-edge w-full max-w-lg">
        <div className="stub grid grid-cols-[minmax(0,1fr)_4.5rem] rounded-2xl bg-surface [--tear:calc(100%-4.5rem)]">
          <div className="grid gap-5 border-line-strong border-r border-dashed p-7">
            <span className="grid size-11 place-items-center rounded-xl bg-accent-soft text-accent-text">
              <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
            </span>
            <div className="grid gap-2">
              <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
              <div className="grid gap-2 text-ink-2">{children}</div>
            </div>
            <div className="flex flex-wrap gap-2">{actions}</div>
            {reference ? (
              <p className="text-ink-3 text-xs">
                If you ask for help, mention reference{' '}
                <code className="rounded bg-hover px-1.5 py-0.5 font-mono text-ink">
                  {reference}
                </code>
              </p>
            ) : null}
          </div>
          <div aria-hidden="true" className="grid place-items-center">
            <span className="rotate-180 font-mono text-ink-3 text-xs tracking-[0.35em] [writing-mode:vertical-rl]">
              {code}
            </span>
          </div>
        </div>
      </div>
    </div>
  );
}
