import type { Metadata } from 'next';
import { Page } from '@/components/layout/page.tsx';
import { NewPanel } from '@/components/panel-editor/new-panel.tsx';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { loadGuildData, loadPanels } from '@/lib/load.ts';

export const metadata: Metadata = { title: 'New panel' };

export default async function NewPanelPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  // The list is asked for its gate: who may not manage panels should not fill in a form.
  const [allowed, guild] = await Promise.all([
    loadPanels(guildId, { limit: 1 }),
    loadGuildData(guildId),
  ]);
  if (!allowed.ok) return <RefusalPage refusal={allowed.error} />;
  if (!guild.ok) return <RefusalPage refusal={guild.error} />;
  return (
    <Page
      title="New panel"
      description="Change what you like; the preview shows what Discord will show."
    >
      <NewPanel guild={guild.value} />
    </Page>
  );
}
