'use client';

import { useSyncExternalStore } from 'react';
import { everySecond, never } from './clock.ts';
import { messageTimeText, type Place, timestampText } from './time-format.ts';

/** `<t:…>` of a text: in the reader's own zone and, for `R`, moving with the clock. */
export function Timestamp({ seconds, format }: { seconds: number; format: string }) {
  const at = new Date(seconds * 1000);
  const valid = !Number.isNaN(at.getTime());
  const show = (shape: string, place: Place) =>
    valid ? timestampText(at, shape, place, new Date()) : 'Invalid date';
  const shown = useSyncExternalStore(
    format === 'R' ? everySecond : never,
    () => show(format, 'here'),
    () => show(format === 'R' ? 'f' : format, 'server'),
  );
  const full = useFullTime(valid ? at : undefined);
  return (
    <time className="dc-timestamp" {...(valid ? { dateTime: at.toISOString() } : {})} title={full}>
      {shown}
    </time>
  );
}

/** When a message was said; the full moment on hover. */
export function MessageTime(props: { at: string; shape?: 'full' | 'clock'; className?: string }) {
  const { at, shape = 'full', className } = props;
  const moment = new Date(at);
  const show = (place: Place) =>
    shape === 'clock'
      ? timestampText(moment, 't', place, moment)
      : messageTimeText(moment, place, new Date());
  const shown = useSyncExternalStore(
    never,
    () => show('here'),
    () => show('server'),
  );
  const full = useFullTime(moment);
  return (
    <time className={className} dateTime={at} title={full}>
      {shown}
    </time>
  );
}

/** "(edited)", with the moment on hover. */
export function EditedTime({ at }: { at: string }) {
  return (
    <time className="dc-edited" dateTime={at} title={useFullTime(new Date(at))}>
      (edited)
    </time>
  );
}

function useFullTime(at: Date | undefined): string | undefined {
  const full = (place: Place) => (at ? timestampText(at, 'F', place, at) : undefined);
  return useSyncExternalStore(
    never,
    () => full('here'),
    () => full('server'),
  );
}
