/** Where the reader is; on the server nobody knows, so UTC stands there until the page wakes up. */
export type Place = 'here' | 'server';

const cache = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, options: Intl.DateTimeFormatOptions, place: Place): string {
  const key = `${place}${JSON.stringify(options)}`;
  let formatter = cache.get(key);
  if (!formatter) {
    formatter =
      place === 'server'
        ? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
        : new Intl.DateTimeFormat(undefined, options);
    cache.set(key, formatter);
  }
  return formatter.format(at);
}

const shapes: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** A moment in one of Discord's timestamp formats (`t T d D f F`, or `R` for relative). */
export function timestampText(at: Date, shape: string, place: Place, now: Date): string {
  if (shape === 'R') return relativeText(at, now);
  return format(at, shapes[shape] ?? { dateStyle: 'long', timeStyle: 'short' }, place);
}

/** `Today at 14:03`, `Yesterday at 09:10`, else date and time: how a message says when. */
export function messageTimeText(at: Date, place: Place, now: Date): string {
  const time = format(at, { timeStyle: 'short' }, place);
  if (place === 'here') {
    const days = calendarDay(now) - calendarDay(at);
    if (days === 0) return `Today at ${time}`;
    if (days === 1) return `Yesterday at ${time}`;
  }
  return `${format(at, { dateStyle: 'short' }, place)} ${time}`;
}

function calendarDay(at: Date): number {
  return Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / 86_400_000);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

function relativeText(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const [unit, size] = steps.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(
    Math.trunc(seconds / size),
    unit,
  );
}
