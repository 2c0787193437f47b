import type { TranscriptList } from '@fns/contracts/transcript';
import { humanDuration, ticketNumber } from '@fns/core/text';
import Link from 'next/link';
import { cn } from '@/lib/cn.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { messagesText } from './messages-text.ts';
import { transcriptColumns } from './transcript-columns.tsx';

export type ListedTranscript = TranscriptList['transcripts'][number];

/** One ticket: columns on a desk, three lines on a phone. */
export function TranscriptRow({ transcript }: { transcript: ListedTranscript }) {
  const { opener, metadata, closedBy, status } = transcript;
  const recording = status === 'recording';
  return (
    <li
      className={cn(
        'relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-y-1 px-4 py-3 transition-colors hover:bg-hover/60 sm:px-5',
        transcriptColumns,
      )}
    >
      <div className="flex min-w-0 items-center gap-3">
        <Avatar name={opener.displayName} src={opener.avatarUrl} />
        <div className="grid min-w-0">
          <span className="flex items-center gap-2">
            <Link
              href={`/dashboard/guild/${transcript.guildId}/transcripts/${transcript.id}`}
              className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
            >
              <span className="font-mono text-[0.8125rem] text-ink-2 tabular-nums">
                #{ticketNumber(transcript.ticketNumber)}
              </span>{' '}
              {opener.displayName}
            </Link>
            {recording ? (
              <Badge tone="accent" dot>
                Open
              </Badge>
            ) : null}
          </span>
          <span className="truncate text-ink-3 text-xs">{transcript.panelTitle}</span>
        </div>
      </div>
      <span className="hidden min-w-0 truncate text-ink-2 text-sm lg:block">
        <span className="sr-only">Closed by </span>
        {closedBy ? closedBy.displayName : recording ? '—' : 'Automatically'}
      </span>
      <span className="hidden text-right text-ink-2 tabular-nums lg:block">
        <span className="sr-only">Messages </span>
        {metadata ? metadata.messageCount.toLocaleString('en') : '—'}
      </span>
      <span className="hidden text-right text-ink-2 tabular-nums lg:block">
        <span className="sr-only">Duration </span>
        {metadata ? humanDuration(metadata.durationMs) : '—'}
      </span>
      <span className="text-right text-ink-3 text-xs lg:text-sm">
        <span className="sr-only">Opened </span>
        <RelativeTime at={transcript.createdAt} />
      </span>
      {metadata ? (
        <span className="col-span-2 pl-11 text-ink-3 text-xs lg:hidden">
          {messagesText(metadata.messageCount)} · {humanDuration(metadata.durationMs)}
          {closedBy ? ` · closed by ${closedBy.displayName}` : ''}
        </span>
      ) : null}
    </li>
  );
}
