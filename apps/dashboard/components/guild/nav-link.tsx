'use client';

import { LayoutDashboard, ScrollText, Settings2, TicketPlus } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/lib/cn.ts';
import type { NavItem } from './nav-items.ts';

const icons = {
  overview: LayoutDashboard,
  panels: TicketPlus,
  transcripts: ScrollText,
  settings: Settings2,
};

interface NavLinkProps {
  item: NavItem;
  /** In the sidebar on a desk, in the strip on a phone. */
  place: 'sidebar' | 'strip';
}

const looks = {
  sidebar: {
    link: 'flex h-9 items-center gap-2.5 rounded-lg px-2.5 font-medium text-sm',
    on: 'bg-hover text-ink [&>svg]:text-accent-text',
    off: 'text-ink-2 hover:bg-hover hover:text-ink [&>svg]:text-ink-3',
  },
  strip: {
    link: 'flex h-11 items-center gap-2 border-b-2 px-3 font-medium text-sm whitespace-nowrap -mb-px max-sm:[&>svg]:hidden',
    on: 'border-accent text-ink [&>svg]:text-accent-text',
    off: 'border-transparent text-ink-2 [&>svg]:text-ink-3',
  },
};

export function NavLink({ item, place }: NavLinkProps) {
  const pathname = usePathname();
  const current =
    item.icon === 'overview' ? pathname === item.href : pathname.startsWith(item.href);
  const Icon = icons[item.icon];
  const look = looks[place];
  return (
    <Link
      href={item.href}
      aria-current={current ? 'page' : undefined}
      className={cn(look.link, 'transition-colors', current ? look.on : look.off)}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {item.label}
    </Link>
  );
}
