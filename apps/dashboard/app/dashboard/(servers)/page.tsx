import type { Metadata } from 'next';
import { LayoutShell } from '@/components/layout/layout-shell.tsx';
import { Page } from '@/components/layout/page.tsx';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { ServerList } from '@/components/servers/server-list.tsx';
import { loadGuilds } from '@/lib/load.ts';

export const metadata: Metadata = { title: 'Your servers' };

export default async function ServersPage() {
  const guilds = await loadGuilds();
  return (
    <LayoutShell>
      {guilds.ok ? (
        <Page title="Your servers" description="Choose where you want to work.">
          <ServerList loaded={guilds.value} />
        </Page>
      ) : (
        <RefusalPage refusal={guilds.error} back="/" />
      )}
    </LayoutShell>
  );
}
