'use client';

import type { TranscriptList } from '@fns/contracts/transcript';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { api } from '@/hooks/api.ts';
import { guildKeys } from '@/hooks/useGuildQueries.ts';
import { refusalText } from '@/hooks/useToast.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { TranscriptColumnsHead } from './transcript-columns.tsx';
import { TranscriptRow } from './transcript-row.tsx';

interface TranscriptsListProps {
  guildId: string;
  loaded: TranscriptList;
  /** Shows everyone's, not only what this person opened or is staff of. */
  all: boolean;
}

/** Newest first, a page at a time. */
export function TranscriptsList({ guildId, loaded, all }: TranscriptsListProps) {
  const query = useInfiniteQuery({
    queryKey: guildKeys.transcripts(guildId),
    queryFn: async ({ pageParam, signal }) =>
      (await api()).transcripts(guildId, pageParam ? { after: pageParam } : {}, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [loaded], pageParams: [null] },
  });
  const transcripts = query.data.pages.flatMap((page) => page.transcripts);

  if (transcripts.length === 0)
    return (
      <Card>
        <EmptyState icon={ScrollText} title={all ? 'No tickets yet' : 'No ticket of yours yet'}>
          Every ticket is recorded from its first message. It appears here as soon as it is opened.
        </EmptyState>
      </Card>
    );

  return (
    <div className="grid gap-4">
      <Card className="overflow-hidden">
        <TranscriptColumnsHead />
        <ul className="divide-y divide-line">
          {transcripts.map((transcript) => (
            <TranscriptRow key={transcript.id} transcript={transcript} />
          ))}
        </ul>
      </Card>
      {query.isFetchNextPageError ? (
        <Notice tone="danger" live>
          {refusalText(query.error).message}
        </Notice>
      ) : null}
      {query.hasNextPage ? (
        <Button
          className="justify-self-center"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load more
        </Button>
      ) : null}
    </div>
  );
}
