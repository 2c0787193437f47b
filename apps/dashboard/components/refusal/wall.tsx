import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface WallProps {
  icon: LucideIcon;
  /** A short code in print: `404`. */
  code?: string;
  title: string;
  children: ReactNode;
  actions: ReactNode;
  /** Finds the failure in our logs. */
  reference?: string | undefined;
}

/** A page that can't show what was asked for: a torn ticket that says why. */
export function Wall({ icon: Icon, code, title, children, actions, reference }: WallProps) {
  return (
    <div className="grid min-h-[70dvh] place-items-center px-4 py-16">
      <div className="w-full max-w-md drop-shadow-[0_1px_0_var(--line-strong)]">
        <div className="stub grid gap-5 rounded-2xl bg-surface px-7 py-8 [--tear:calc(100%-4.5rem)]">
          <div className="relative grid gap-5 pr-16">
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
            <span
              aria-hidden="true"
              className="perforation -top-5 -bottom-5 absolute right-[calc(4.5rem-1.75rem)] w-px"
            />
          </div>
          {code ? (
            <span
              aria-hidden="true"
              className="absolute top-1/2 right-6 origin-center -translate-y-1/2 rotate-90 font-mono text-ink-3 text-xs tracking-[0.3em]"
            >
              {code}
            </span>
          ) : null}
        </div>
      </div>
    </div>
  );
}
