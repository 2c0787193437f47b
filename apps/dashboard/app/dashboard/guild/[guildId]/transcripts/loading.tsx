import { PageSkeleton, RowsSkeleton } from '@/components/layout/page-skeleton.tsx';

export default function Loading() {
  return (
    <PageSkeleton>
      <RowsSkeleton rows={10} />
    </PageSkeleton>
  );
}
