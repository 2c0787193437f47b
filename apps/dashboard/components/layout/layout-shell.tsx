import type { ReactNode } from 'react';
import { Header } from './header.tsx';
import { SkipLink } from './skip-link.tsx';

interface LayoutShellProps {
  crumb?: ReactNode;
  /** Navigation beside the page on a desk … */
  sidebar?: ReactNode;
  /** … and under the header on a phone. */
  strip?: ReactNode;
  home?: string;
  footer?: ReactNode;
  children: ReactNode;
}

/** Header, optional navigation, and the page. */
export function LayoutShell({ crumb, sidebar, strip, home, footer, children }: LayoutShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Header crumb={crumb} below={strip} {...(home ? { home } : {})} />
      <div className="flex flex-1">
        {sidebar ? (
          <aside className="sticky top-14 hidden h-[calc(100dvh-3.5rem)] w-60 shrink-0 border-line border-r md:block">
            {sidebar}
          </aside>
        ) : null}
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      {footer}
    </div>
  );
}
