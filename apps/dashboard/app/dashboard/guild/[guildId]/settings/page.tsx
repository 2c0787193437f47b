import type { Metadata } from 'next';
import { Page } from '@/components/layout/page.tsx';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { SettingsFormView } from '@/components/settings/settings-form.tsx';
import { loadGuildData, loadSettings } from '@/lib/load.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  const [settings, guild] = await Promise.all([loadSettings(guildId), loadGuildData(guildId)]);
  if (!settings.ok) return <RefusalPage refusal={settings.error} />;
  if (!guild.ok) return <RefusalPage refusal={guild.error} />;
  return (
    <Page title="Settings" description="For all panels and tickets of this server.">
      <SettingsFormView guild={guild.value} loaded={settings.value} />
    </Page>
  );
}
