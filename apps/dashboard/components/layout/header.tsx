import Link from 'next/link';
import type { ReactNode } from 'react';
import { Wordmark } from '@/components/brand/wordmark.tsx';
import { ModeToggle } from '@/components/mode-toggle.tsx';
import { Account } from './account.tsx';

interface HeaderProps {
  /** Where one is: the server switcher in a server. */
  crumb?: ReactNode;
  /** Stands under the bar and sticks with it: navigation on a phone. */
  below?: ReactNode;
  home?: string;
}

/** The bar on top of every page. */
export function Header({ crumb, below, home = '/' }: HeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-bg/85 backdrop-blur-md">
      <div className="flex h-14 items-center gap-3 px-4 sm:px-6">
        <Link href={home} className="inline-flex rounded-md" aria-label="FNS Tickets, home">
          <Wordmark compact={crumb !== undefined} />
        </Link>
        {crumb ? (
          <>
            <span aria-hidden="true" className="h-5 w-px rotate-[18deg] bg-line-strong" />
            <div className="min-w-0 flex-1">{crumb}</div>
          </>
        ) : (
          <div className="flex-1" />
        )}
        <div className="flex items-center gap-1">
          <ModeToggle />
          <Account />
        </div>
      </div>
      {below}
    </header>
  );
}
