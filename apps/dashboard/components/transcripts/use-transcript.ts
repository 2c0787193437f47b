import type { TranscriptPage } from '@fns/contracts/transcript';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '@/hooks/api.ts';
import { guildKeys } from '@/hooks/useGuildQueries.ts';
import { shownMessages } from './shown-messages.ts';

/** Milliseconds between looks at a ticket that is still open. */
const liveEvery = 5000;

/** A transcript's pages as they are read; an open ticket is looked at again and again. */
export function useTranscript(loaded: TranscriptPage) {
  const { id, guildId } = loaded.transcript;
  const query = useInfiniteQuery({
    queryKey: guildKeys.transcript(guildId, id),
    queryFn: async ({ pageParam, signal }) =>
      (await api()).transcript(guildId, id, pageParam ? { after: pageParam } : {}, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [loaded], pageParams: [null] },
    // A closed ticket doesn't change any more.
    staleTime: loaded.transcript.status === 'final' ? Number.POSITIVE_INFINITY : 2000,
    refetchInterval: ({ state }) =>
      state.data?.pages.length === 1 && state.data.pages[0]?.transcript.status === 'recording'
        ? liveEvery
        : false,
  });
  const { pages } = query.data;
  const transcript = pages.at(-1)?.transcript ?? loaded.transcript;
  const messages = useMemo(
    () =>
      shownMessages(
        pages.flatMap((page) => page.messages),
        { guildId, transcriptId: id },
      ),
    [pages, guildId, id],
  );
  return { ...query, transcript, messages };
}
