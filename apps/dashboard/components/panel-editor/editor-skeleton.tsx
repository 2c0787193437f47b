import { FormSkeleton, PageSkeleton } from '../layout/page-skeleton.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** Form and preview on their way. */
export function EditorSkeleton() {
  return (
    <PageSkeleton>
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]">
        <div className="grid gap-5">
          <FormSkeleton />
          <FormSkeleton />
        </div>
        <div className="hidden gap-4 lg:grid">
          <Skeleton className="mt-6 h-52 rounded-xl" />
          <Skeleton className="mt-6 h-52 rounded-xl" />
        </div>
      </div>
    </PageSkeleton>
  );
}
