import { cn } from '@/lib/cn.ts';

/** Holds the place of something on its way, at its size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn('animate-pulse rounded-md bg-hover', className)} />;
}
