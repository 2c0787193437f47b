import { PageSkeleton, RowsSkeleton } from '@/components/layout/page-skeleton.tsx';

export default function Loading() {
  return (
    <PageSkeleton title="Panels" description="Messages with a button that opens a private ticket.">
      <RowsSkeleton rows={3} />
    </PageSkeleton>
  );
}
