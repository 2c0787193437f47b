import { humanDuration } from '@fns/core/text';
import { Card } from '../ui/card.tsx';
import type { Figures } from './figures.ts';

/** Four numbers on one printed strip. */
export function FigureRow({ figures }: { figures: Figures }) {
  const of = figures.more ? `median of the latest ${figures.tickets}` : 'median of all';
  const entries = [
    { name: 'Open tickets', value: String(figures.open), note: 'right now' },
    {
      name: 'Tickets',
      value: `${figures.tickets}${figures.more ? '+' : ''}`,
      note: 'recorded in full',
    },
    { name: 'First response', value: time(figures.firstResponseMs), note: of },
    { name: 'Time to close', value: time(figures.durationMs), note: of },
  ];
  return (
    <Card>
      <dl className="grid grid-cols-2 lg:grid-cols-4">
        {entries.map(({ name, value, note }) => (
          <div
            key={name}
            className="grid gap-0.5 border-line px-4 py-4 sm:px-5 max-lg:[&:nth-child(-n+2)]:border-b max-lg:even:border-l lg:[&:not(:first-child)]:border-l"
          >
            <dt className="text-ink-2 text-xs">{name}</dt>
            <dd className="font-semibold text-2xl tabular-nums tracking-[-0.03em]">{value}</dd>
            <dd className="text-ink-3 text-xs">{note}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function time(milliseconds: number | null): string {
  return milliseconds === null ? '—' : humanDuration(milliseconds);
}
