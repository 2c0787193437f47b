import type { TranscriptList } from '@fns/contracts/transcript';

/** What the latest tickets say together. Times are medians, which one odd ticket doesn't bend. */
export interface Figures {
  /** How many tickets the figures are of. */
  tickets: number;
  /** There are more, older ones than were looked at. */
  more: boolean;
  open: number;
  firstResponseMs: number | null;
  durationMs: number | null;
}

export function figuresOf({ transcripts, nextCursor }: TranscriptList): Figures {
  const closed = transcripts.flatMap(({ metadata }) => metadata ?? []);
  return {
    tickets: transcripts.length,
    more: nextCursor !== null,
    open: transcripts.filter(({ status }) => status === 'recording').length,
    firstResponseMs: median(closed.flatMap(({ firstResponseMs }) => firstResponseMs ?? [])),
    durationMs: median(closed.map(({ durationMs }) => durationMs)),
  };
}

export function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : Math.round((upper + (sorted[middle - 1] ?? upper)) / 2);
}
