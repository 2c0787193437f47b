import type { NavItem } from './guild/nav-items.ts';
import { NavLink } from './guild/nav-link.tsx';

/** A server's navigation beside the page. */
export function GuildSidebar({ items }: { items: NavItem[] }) {
  return (
    <nav aria-label="Server" className="flex h-full flex-col gap-0.5 p-3 pt-4">
      {items.map((item) => (
        <NavLink key={item.href} item={item} place="sidebar" />
      ))}
    </nav>
  );
}

/** The same in a row, for phones. */
export function GuildStrip({ items }: { items: NavItem[] }) {
  return (
    <nav aria-label="Server" className="flex overflow-x-auto px-1 md:hidden">
      {items.map((item) => (
        <NavLink key={item.href} item={item} place="strip" />
      ))}
    </nav>
  );
}
