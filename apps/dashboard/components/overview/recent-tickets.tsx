import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import { TranscriptColumnsHead } from '../transcripts/transcript-columns.tsx';
import { type ListedTranscript, TranscriptRow } from '../transcripts/transcript-row.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface RecentTicketsProps {
  guildId: string;
  transcripts: ListedTranscript[];
  all: boolean;
}

export function RecentTickets({ guildId, transcripts, all }: RecentTicketsProps) {
  const title = all ? 'Recent tickets' : 'Your tickets';
  return (
    <Card className="overflow-hidden">
      <section aria-label={title}>
        <header className="flex items-center justify-between gap-4 border-line border-b px-4 py-3.5 sm:px-5">
          <h2 className="font-semibold text-sm tracking-tight">{title}</h2>
          {transcripts.length > 0 ? (
            <Link
              href={`/dashboard/guild/${guildId}/transcripts`}
              className="rounded text-ink-2 text-xs underline decoration-line-strong underline-offset-4 hover:text-ink hover:decoration-ink"
            >
              All transcripts
            </Link>
          ) : null}
        </header>
        {transcripts.length > 0 ? (
          <>
            <TranscriptColumnsHead />
            <ul className="divide-y divide-line">
              {transcripts.map((transcript) => (
                <TranscriptRow key={transcript.id} transcript={transcript} />
              ))}
            </ul>
          </>
        ) : (
          <EmptyState icon={ScrollText} title="Nothing here yet" className="py-10">
            {all
              ? 'Tickets appear here as soon as someone opens one.'
              : 'Tickets you open in this server, or are staff of, appear here.'}
          </EmptyState>
        )}
      </section>
    </Card>
  );
}
