import { LayoutShell } from '@/components/layout/layout-shell.tsx';
import { Page } from '@/components/layout/page.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <LayoutShell>
      <Page title="Your servers" description="Choose where you want to work.">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3" aria-busy="true">
          {['a', 'b', 'c'].map((key) => (
            <Skeleton key={key} className="h-[78px] rounded-xl" />
          ))}
        </div>
      </Page>
    </LayoutShell>
  );
}
