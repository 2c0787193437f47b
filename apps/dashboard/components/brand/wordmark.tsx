import { cn } from '@/lib/cn.ts';
import { Mark } from './mark.tsx';

/** Mark and name, as they stand in headers; compact drops the name on a phone. */
export function Wordmark({ compact = false }: { compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark className="size-6" />
      <span
        className={cn('font-semibold text-[0.9375rem] tracking-tight', compact && 'max-sm:hidden')}
      >
        FNS <span className="font-normal text-ink-2">Tickets</span>
      </span>
    </span>
  );
}
