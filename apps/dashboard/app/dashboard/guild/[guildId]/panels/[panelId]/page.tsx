import type { Metadata } from 'next';
import { EditPanel } from '@/components/panel-editor/edit-panel.tsx';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { loadGuildData, loadPanel } from '@/lib/load.ts';

interface PanelPageProps {
  params: Promise<{ guildId: string; panelId: string }>;
  searchParams: Promise<{ send?: string }>;
}

export const metadata: Metadata = { title: 'Panel' };

export default async function PanelPage({ params, searchParams }: PanelPageProps) {
  const { guildId, panelId } = await params;
  const { send } = await searchParams;
  const [panel, guild] = await Promise.all([loadPanel(guildId, panelId), loadGuildData(guildId)]);
  if (!panel.ok) return <RefusalPage refusal={panel.error} />;
  if (!guild.ok) return <RefusalPage refusal={guild.error} />;
  return <EditPanel guild={guild.value} panel={panel.value} askToSend={send !== undefined} />;
}
