import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/components/layout/page.tsx';
import { PanelsList } from '@/components/panels/panels-list.tsx';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { Button } from '@/components/ui/button.tsx';
import { env } from '@/lib/env.ts';
import { loadGuildData, loadPanels } from '@/lib/load.ts';

export const metadata: Metadata = { title: 'Panels' };

export default async function PanelsPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  const [panels, guild] = await Promise.all([
    loadPanels(guildId, { limit: 50 }),
    loadGuildData(guildId),
  ]);
  if (!panels.ok) return <RefusalPage refusal={panels.error} />;
  if (!guild.ok) return <RefusalPage refusal={guild.error} />;
  return (
    <Page
      title="Panels"
      description="Messages with a button that opens a private ticket."
      actions={
        <Button asChild variant="primary">
          <Link href={`/dashboard/guild/${guildId}/panels/new`}>
            <Plus />
            New panel
          </Link>
        </Button>
      }
    >
      <PanelsList guild={guild.value} panels={panels.value} discordUrl={env().DISCORD_WEB_URL} />
    </Page>
  );
}
