'use client';

import { useSyncExternalStore } from 'react';
import { relativeText } from './relative-text.ts';

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, 60_000);
  return () => clearInterval(timer);
}

const full = { dateStyle: 'medium', timeStyle: 'short' } as const;

/** A moment as people say it; exact, in the viewer's zone, on hover. The server draws it in UTC. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const text = useSyncExternalStore(
    everyMinute,
    () => relativeText(at, Date.now()),
    () => at.slice(0, 10),
  );
  const title = useLocalTime(at, full);
  return (
    <time dateTime={at} title={title} className={className}>
      {text}
    </time>
  );
}

const never = () => () => {};

/** A moment written out in the viewer's zone. */
export function useLocalTime(at: string, format: Intl.DateTimeFormatOptions): string {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat('en', format).format(new Date(at)),
    () => new Intl.DateTimeFormat('en', { ...format, timeZone: 'UTC' }).format(new Date(at)),
  );
}

export function LocalTime({ at, className }: { at: string; className?: string }) {
  return (
    <time dateTime={at} className={className}>
      {useLocalTime(at, full)}
    </time>
  );
}
