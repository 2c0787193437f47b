'use client';

import type { TranscriptPage } from '@fns/contracts/transcript';
import { useEffect, useMemo, useState } from 'react';
import { refusalText } from '@/hooks/useToast.ts';
import { DiscordFrame } from '../preview/discord-frame.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { MessageRow } from './message-row.tsx';
import { messageAnchor } from './shown-messages.ts';
import { useAnchor } from './use-anchor.ts';
import { useTranscript } from './use-transcript.ts';
import { VirtualMessages } from './virtual-messages.tsx';

/**
 * The conversation. One that fits a page is written out whole (so the browser's own search and print
 * work); a longer one keeps only what is near the screen in the document.
 */
export function Conversation({ loaded }: { loaded: TranscriptPage }) {
  const { transcript, messages, hasNextPage, isFetchingNextPage, fetchNextPage, ...query } =
    useTranscript(loaded);
  const anchor = useAnchor();
  const [long] = useState(loaded.nextCursor !== null);
  const target = useMemo(
    () => messages.findIndex(({ id }) => messageAnchor(id) === anchor),
    [messages, anchor],
  );

  // A permalink into a page not read yet: read on until it is there.
  const searching = anchor !== null && target === -1 && hasNextPage;
  useEffect(() => {
    if (searching && !isFetchingNextPage && !query.isFetchNextPageError) void fetchNextPage();
  }, [searching, isFetchingNextPage, query.isFetchNextPageError, fetchNextPage]);

  useEffect(() => {
    if (long || target === -1 || anchor === null) return;
    document.getElementById(anchor)?.scrollIntoView({ block: 'center' });
  }, [long, target, anchor]);

  return (
    <div className="grid grid-cols-1 gap-4">
      <DiscordFrame channel={transcript.channelName ?? undefined}>
        {messages.length === 0 ? (
          <p className="px-4 py-10 text-center text-(--dc-muted) text-sm">
            Nothing has been said here yet.
          </p>
        ) : long ? (
          <VirtualMessages
            messages={messages}
            names={transcript.mentions}
            target={target}
            onNearEnd={() => {
              if (hasNextPage && !isFetchingNextPage && !query.isFetchNextPageError)
                void fetchNextPage();
            }}
          />
        ) : (
          messages.map((message, at) => (
            <MessageRow
              key={message.id}
              message={message}
              above={messages[at - 1]}
              names={transcript.mentions}
              highlighted={at === target}
            />
          ))
        )}
      </DiscordFrame>
      {query.isFetchNextPageError ? (
        <Notice tone="danger" live>
          {refusalText(query.error).message}
        </Notice>
      ) : null}
      {hasNextPage ? (
        <Button
          className="justify-self-center"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Load more messages
        </Button>
      ) : null}
    </div>
  );
}
