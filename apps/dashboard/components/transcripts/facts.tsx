import type { Transcript, TranscriptMetadata } from '@fns/contracts/transcript';
import { humanDuration } from '@fns/core/text';
import type { ReactNode } from 'react';
import { Avatar } from '../ui/avatar.tsx';
import { LocalTime } from '../ui/relative-time.tsx';

/** What there is to know about a ticket beside what was said. */
export function Facts({ transcript }: { transcript: Transcript }) {
  const { opener, closedBy, closedAt, metadata, status } = transcript;
  return (
    <dl className="grid gap-y-2.5 p-4 sm:px-5">
      <Fact name="Opened by">
        <span className="flex min-w-0 items-center gap-2">
          <Avatar name={opener.displayName} src={opener.avatarUrl} className="size-5" />
          <span className="truncate">{opener.displayName}</span>
        </span>
      </Fact>
      <Fact name="Panel">{transcript.panelTitle}</Fact>
      <Fact name="Opened">
        <LocalTime at={transcript.createdAt} />
      </Fact>
      <Fact name="Closed">
        {closedAt ? <LocalTime at={closedAt} /> : status === 'recording' ? 'Still open' : '—'}
      </Fact>
      {closedAt ? (
        <Fact name="Closed by">{closedBy ? closedBy.displayName : 'Automatically'}</Fact>
      ) : null}
      {transcript.closeReason ? <Fact name="Reason">{transcript.closeReason}</Fact> : null}
      {metadata ? (
        <>
          <Fact name="Duration">{humanDuration(metadata.durationMs)}</Fact>
          <Fact name="First response">
            {metadata.firstResponseMs === null ? 'None' : humanDuration(metadata.firstResponseMs)}
          </Fact>
          <Fact name="Messages">{messageCounts(metadata)}</Fact>
          {metadata.attachmentCount > 0 ? (
            <Fact name="Files">{metadata.attachmentCount.toLocaleString('en')}</Fact>
          ) : null}
        </>
      ) : null}
    </dl>
  );
}

/** Participants' counts add up to this. */
function messageCounts({ messageCount, participants }: TranscriptMetadata): string {
  const said = messageCount.toLocaleString('en');
  const byApps = participants.reduce((sum, by) => sum + (by.bot ? by.messageCount : 0), 0);
  return byApps > 0 ? `${said} by people, ${byApps.toLocaleString('en')} by apps` : said;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3">
      <dt className="text-ink-3 text-xs leading-5">{name}</dt>
      <dd className="min-w-0 text-sm leading-5 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
