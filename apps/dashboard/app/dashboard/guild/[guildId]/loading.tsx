import { PageSkeleton, RowsSkeleton } from '@/components/layout/page-skeleton.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <PageSkeleton>
      <Skeleton className="h-28 rounded-xl" />
      <RowsSkeleton rows={6} />
    </PageSkeleton>
  );
}
