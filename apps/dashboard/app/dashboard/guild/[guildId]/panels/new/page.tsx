import type { Metadata } from 'next';
import { Page } from '@/components/layout/page.tsx';
import { NewPanel } from '@/components/panel-editor/new-panel.tsx';
import { copyOf, starterPanel } from '@/components/panel-editor/starter.ts';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { loadGuildData, loadPanel, loadPanels } from '@/lib/load.ts';

export const metadata: Metadata = { title: 'New panel' };

interface NewPanelPageProps {
  params: Promise<{ guildId: string }>;
  /** `from` is a panel to begin with a copy of. */
  searchParams: Promise<{ from?: string }>;
}

export default async function NewPanelPage({ params, searchParams }: NewPanelPageProps) {
  const { guildId } = await params;
  const { from } = await searchParams;
  // Without a model the list is asked for its gate: who may not manage panels should see no form.
  const [model, guild] = await Promise.all([
    from ? loadPanel(guildId, from) : loadPanels(guildId, { limit: 1 }),
    loadGuildData(guildId),
  ]);
  if (!model.ok) return <RefusalPage refusal={model.error} />;
  if (!guild.ok) return <RefusalPage refusal={guild.error} />;
  return (
    <Page
      title="New panel"
      description="Change what you like; the preview shows what Discord will show."
    >
      <NewPanel
        guild={guild.value}
        initial={'title' in model.value ? copyOf(model.value) : starterPanel}
      />
    </Page>
  );
}
