import type { ReactNode } from 'react';
import { Card } from '../ui/card.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Page } from './page.tsx';

interface PageSkeletonProps {
  /** Known before its content is; else a bar stands there. */
  title?: string;
  description?: string;
  children: ReactNode;
}

/** A page on its way: what is already known, and the rest at its size, so that nothing jumps. */
export function PageSkeleton({ title, description, children }: PageSkeletonProps) {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading
      </p>
      {title && description ? (
        <Page title={title} description={description}>
          {children}
        </Page>
      ) : (
        <div className="mx-auto grid w-full max-w-7xl grid-cols-1 gap-6 px-4 pt-6 pb-16 sm:px-8 sm:pt-9">
          <div className="grid gap-1.5">
            <Skeleton className="h-8 w-52" />
            <Skeleton className="h-5 w-36" />
          </div>
          {children}
        </div>
      )}
    </div>
  );
}

/** A list's card with some rows. */
export function RowsSkeleton({ rows }: { rows: number }) {
  return (
    <Card className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place
        <div key={row} className="flex items-center gap-3 px-4 py-3.5 sm:px-5">
          <Skeleton className="size-9 rounded-full" />
          <div className="grid flex-1 gap-1.5">
            <Skeleton className="h-4 w-48 max-w-full" />
            <Skeleton className="h-3 w-28" />
          </div>
        </div>
      ))}
    </Card>
  );
}

/** A form's card. */
export function FormSkeleton() {
  return (
    <Card className="grid gap-6 p-5">
      {['w-24', 'w-16', 'w-32'].map((width) => (
        <div key={width} className="grid gap-2">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-9 rounded-lg" />
        </div>
      ))}
    </Card>
  );
}
