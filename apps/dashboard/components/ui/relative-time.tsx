'use client';

import { useSyncExternalStore } from 'react';

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** “3 hours ago”, “yesterday”; below a minute, “just now”. */
export function relativeText(at: string, now: number): string {
  const seconds = (Date.parse(at) - now) / 1000;
  for (const [unit, size] of units)
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  return 'just now';
}

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
