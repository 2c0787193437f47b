import { useLocalTime } from '../ui/relative-time.tsx';

const dayFormat = { dateStyle: 'long' } as const;

/** The day of a moment in the viewer's zone. */
export function useDay(at: string): string {
  return useLocalTime(at, dayFormat);
}

export function DaySeparator({ day }: { day: string }) {
  return (
    <div className="flex items-center gap-3 px-4 py-2">
      <span aria-hidden="true" className="h-px flex-1 bg-(--dc-line)" />
      <span className="font-semibold text-(--dc-muted) text-xs">{day}</span>
      <span aria-hidden="true" className="h-px flex-1 bg-(--dc-line)" />
    </div>
  );
}
