import type { Metadata } from 'next';
import { permissionNames } from '@/components/forms/permission-names.ts';
import { can } from '@/components/guild/nav-items.ts';
import { Page } from '@/components/layout/page.tsx';
import { Checklist } from '@/components/overview/checklist.tsx';
import { FigureRow } from '@/components/overview/figure-row.tsx';
import { figuresOf } from '@/components/overview/figures.ts';
import { RecentTickets } from '@/components/overview/recent-tickets.tsx';
import { setupSteps } from '@/components/overview/setup-steps.ts';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { loadGuild, loadPanels, loadSettings, loadTranscripts } from '@/lib/load.ts';

export const metadata: Metadata = { title: 'Overview' };

/** Asks only for what this person may see. */
export default async function OverviewPage({ params }: { params: Promise<{ guildId: string }> }) {
  const { guildId } = await params;
  const guild = await loadGuild(guildId);
  if (!guild.ok) return <RefusalPage refusal={guild.error} />;
  const { server, access } = guild.value;
  const setsUp = can(access, 'panels.manage') && can(access, 'settings.manage');
  const [transcripts, panels, settings] = await Promise.all([
    loadTranscripts(guildId, { limit: 100 }),
    setsUp ? loadPanels(guildId, { limit: 50 }) : null,
    setsUp ? loadSettings(guildId) : null,
  ]);
  if (!transcripts.ok) return <RefusalPage refusal={transcripts.error} />;
  const seesAll = can(access, 'transcripts.view');
  return (
    <Page
      title={server.name}
      description={`${server.memberCount.toLocaleString('en')} ${server.memberCount === 1 ? 'member' : 'members'}`}
    >
      {setsUp && server.missingPermissions.length > 0 ? (
        <Notice tone="warn" title="The bot lacks permissions in this server">
          Give its role {permissionNames(server.missingPermissions)} under Server settings → Roles,
          or tickets can’t be opened.
        </Notice>
      ) : null}
      {panels?.ok && settings?.ok ? (
        <Checklist steps={setupSteps(guildId, panels.value.panels, settings.value)} />
      ) : null}
      {seesAll ? <FigureRow figures={figuresOf(transcripts.value)} /> : null}
      <RecentTickets
        guildId={guildId}
        transcripts={transcripts.value.transcripts.slice(0, 8)}
        all={seesAll}
      />
    </Page>
  );
}
