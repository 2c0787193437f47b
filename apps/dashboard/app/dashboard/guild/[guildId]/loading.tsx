import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The frame that all pages of a server share: a heading, and a card below. */
export default function Loading() {
  return (
    <div
      aria-busy="true"
      className="mx-auto grid w-full max-w-7xl gap-6 px-4 pt-6 pb-16 sm:px-8 sm:pt-9"
    >
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="grid gap-2">
        <Skeleton className="h-8 w-44" />
        <Skeleton className="h-5 w-72 max-w-full" />
      </div>
      <Skeleton className="h-72 rounded-xl" />
    </div>
  );
}
