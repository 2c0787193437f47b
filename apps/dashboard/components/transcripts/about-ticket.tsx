import type { Transcript } from '@fns/contracts/transcript';
import { humanDuration } from '@fns/core/text';
import { ChevronDown } from 'lucide-react';
import { Card } from '../ui/card.tsx';
import { Facts } from './facts.tsx';
import { messagesText } from './messages-text.ts';
import { Participants } from './participants.tsx';

/** Beside the conversation on a wide screen; folded to one line above it on a narrow one. */
export function AboutTicket({ transcript }: { transcript: Transcript }) {
  const content = (
    <>
      <Facts transcript={transcript} />
      {transcript.metadata ? <Participants people={transcript.metadata.participants} /> : null}
    </>
  );
  return (
    <>
      <Card className="hidden divide-y divide-line xl:block">{content}</Card>
      <Card className="xl:hidden">
        <details className="group">
          <summary className="flex min-h-11 cursor-pointer list-none items-center gap-3 rounded-xl px-4 py-2.5 sm:px-5 [&::-webkit-details-marker]:hidden">
            <span className="min-w-0 flex-1 truncate text-sm">{inOneLine(transcript)}</span>
            <ChevronDown
              aria-hidden="true"
              className="size-4 shrink-0 text-ink-3 transition-transform group-open:rotate-180"
            />
            <span className="sr-only">About this ticket</span>
          </summary>
          <div className="divide-y divide-line border-line border-t">{content}</div>
        </details>
      </Card>
    </>
  );
}

function inOneLine({ opener, panelTitle, metadata }: Transcript): string {
  return [
    opener.displayName,
    panelTitle,
    ...(metadata ? [messagesText(metadata.messageCount), humanDuration(metadata.durationMs)] : []),
  ].join(' · ');
}
