import type { Metadata } from 'next';
import { can } from '@/components/guild/nav-items.ts';
import { Page } from '@/components/layout/page.tsx';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { TranscriptsList } from '@/components/transcripts/transcripts-list.tsx';
import { loadGuild, loadTranscripts } from '@/lib/load.ts';

export const metadata: Metadata = { title: 'Transcripts' };

interface TranscriptsPageProps {
  params: Promise<{ guildId: string }>;
}

export default async function TranscriptsPage({ params }: TranscriptsPageProps) {
  const { guildId } = await params;
  const [guild, transcripts] = await Promise.all([loadGuild(guildId), loadTranscripts(guildId)]);
  if (!guild.ok) return <RefusalPage refusal={guild.error} />;
  if (!transcripts.ok) return <RefusalPage refusal={transcripts.error} />;
  const all = can(guild.value.access, 'transcripts.view');
  return (
    <Page
      title={all ? 'Transcripts' : 'My transcripts'}
      description={
        all
          ? 'Every ticket of this server, kept for good: messages, edits, deletions and files.'
          : 'The tickets you opened here, and those you are staff of. You can read them at any time.'
      }
    >
      <TranscriptsList guildId={guildId} loaded={transcripts.value} all={all} />
    </Page>
  );
}
