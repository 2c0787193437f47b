import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { navItems } from '@/components/guild/nav-items.ts';
import { ServerSwitcher } from '@/components/guild/server-switcher.tsx';
import { GuildSidebar, GuildStrip } from '@/components/guild-sidebar.tsx';
import { LayoutShell } from '@/components/layout/layout-shell.tsx';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { loadGuild } from '@/lib/load.ts';

interface GuildLayoutProps {
  params: Promise<{ guildId: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: GuildLayoutProps): Promise<Metadata> {
  const guild = await loadGuild((await params).guildId);
  const name = guild.ok ? guild.value.server.name : 'Server';
  return { title: { default: name, template: `%s · ${name} · FNS Tickets` } };
}

export default async function GuildLayout({ params, children }: GuildLayoutProps) {
  const { guildId } = await params;
  const guild = await loadGuild(guildId);
  if (!guild.ok)
    return (
      <LayoutShell home="/dashboard">
        <RefusalPage refusal={guild.error} />
      </LayoutShell>
    );
  const { server, access } = guild.value;
  const items = navItems(guildId, access);
  return (
    <LayoutShell
      home="/dashboard"
      crumb={<ServerSwitcher server={server} />}
      sidebar={<GuildSidebar items={items} />}
      strip={<GuildStrip items={items} />}
    >
      {children}
    </LayoutShell>
  );
}
