import type { Transcript } from '@fns/contracts/transcript';
import { humanDuration } from '@fns/core/text';
import type { ReactNode } from 'react';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { LocalTime } from '../ui/relative-time.tsx';

/** What there is to know about a ticket beside what was said. */
export function Facts({ transcript }: { transcript: Transcript }) {
  const { opener, closedBy, closedAt, metadata, status } = transcript;
  return (
    <Card className="divide-y divide-line">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-4 p-4 sm:grid-cols-3 sm:p-5 xl:grid-cols-2">
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
        {metadata ? (
          <>
            <Fact name="Duration">{humanDuration(metadata.durationMs)}</Fact>
            <Fact name="First response">
              {metadata.firstResponseMs === null
                ? 'None'
                : `after ${humanDuration(metadata.firstResponseMs)}`}
            </Fact>
            <Fact name="Messages">{metadata.messageCount.toLocaleString('en')}</Fact>
            {metadata.attachmentCount > 0 ? (
              <Fact name="Files">{metadata.attachmentCount.toLocaleString('en')}</Fact>
            ) : null}
          </>
        ) : null}
      </dl>
      {transcript.closeReason ? (
        <dl className="p-4 sm:px-5">
          <Fact name="Reason">{transcript.closeReason}</Fact>
        </dl>
      ) : null}
      {metadata && metadata.participants.length > 0 ? (
        <div className="grid gap-2.5 p-4 sm:px-5">
          <h2 className="text-ink-3 text-xs">Participants</h2>
          <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-1">
            {metadata.participants.map((person) => (
              <li key={person.id} className="flex min-w-0 items-center gap-2 text-sm">
                <Avatar name={person.displayName} src={person.avatarUrl} className="size-6" />
                <span className="truncate">{person.displayName}</span>
                {person.staff ? <Badge tone="accent">Staff</Badge> : null}
                {person.bot ? <Badge>App</Badge> : null}
                <span className="ml-auto text-ink-3 text-xs tabular-nums">
                  {person.messageCount}
                  <span className="sr-only"> messages</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd className="min-w-0 text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
