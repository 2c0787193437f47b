import { ticketNumber } from '@fns/core/text';
import { ChevronLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { RefusalPage } from '@/components/refusal/refusal-page.tsx';
import { AboutTicket } from '@/components/transcripts/about-ticket.tsx';
import { Conversation } from '@/components/transcripts/conversation.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { loadTranscript } from '@/lib/load.ts';

interface TranscriptPageProps {
  params: Promise<{ guildId: string; transcriptId: string }>;
}

export const metadata: Metadata = { title: 'Transcript' };

export default async function TranscriptPage({ params }: TranscriptPageProps) {
  const { guildId, transcriptId } = await params;
  const page = await loadTranscript(guildId, transcriptId);
  if (!page.ok) return <RefusalPage refusal={page.error} />;
  const { transcript } = page.value;
  return (
    <div className="mx-auto grid w-full max-w-7xl grid-cols-1 gap-6 px-4 pt-6 pb-16 sm:px-8 sm:pt-9">
      <div className="grid gap-2">
        <Link
          href={`/dashboard/guild/${guildId}/transcripts`}
          className="inline-flex items-center gap-1 justify-self-start rounded-md text-ink-2 text-sm hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          Transcripts
        </Link>
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="font-semibold text-2xl tracking-[-0.02em]">
            Ticket{' '}
            <span className="font-mono text-[0.92em] tabular-nums">
              #{ticketNumber(transcript.ticketNumber)}
            </span>
          </h1>
          {transcript.status === 'recording' ? (
            <Badge tone="accent" dot>
              Open, recording
            </Badge>
          ) : (
            <Badge tone="ok" dot>
              Closed
            </Badge>
          )}
        </div>
      </div>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <aside aria-label="About this ticket" className="xl:sticky xl:top-20 xl:order-2">
          <AboutTicket transcript={transcript} />
        </aside>
        <section aria-label="Conversation" className="min-w-0">
          <Conversation loaded={page.value} />
        </section>
      </div>
    </div>
  );
}
