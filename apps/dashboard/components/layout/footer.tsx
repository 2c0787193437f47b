import { Mark } from '@/components/brand/mark.tsx';

export function Footer() {
  return (
    <footer className="border-line border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-6 text-ink-3 text-xs sm:px-6">
        <span className="inline-flex items-center gap-2">
          <Mark className="size-4" />
          FNS Tickets
        </span>
        <span>Nothing lost, nothing doubled, nobody where they don’t belong.</span>
      </div>
    </footer>
  );
}
