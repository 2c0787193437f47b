import { PageSkeleton } from '@/components/layout/page-skeleton.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <PageSkeleton>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-12 rounded-xl xl:order-2 xl:h-96" />
        <Skeleton className="h-[70dvh] rounded-xl" />
      </div>
    </PageSkeleton>
  );
}
