import { FormSkeleton, PageSkeleton } from '@/components/layout/page-skeleton.tsx';

export default function Loading() {
  return (
    <PageSkeleton title="Settings" description="For all panels and tickets of this server.">
      <div className="grid gap-5">
        <FormSkeleton />
        <FormSkeleton />
      </div>
    </PageSkeleton>
  );
}
