'use client';

import * as Radix from 'radix-ui/tabs';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn.ts';

export const Tabs = Radix.Root;
export const TabsContent = Radix.Content;

export function TabsList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return (
    <Radix.List
      className={cn('inline-flex gap-0.5 rounded-lg bg-hover p-0.5', className)}
      {...rest}
    />
  );
}

export function TabsTrigger({ className, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        'h-7 rounded-md px-3 font-medium text-ink-2 text-xs transition-colors hover:text-ink pointer-coarse:h-10',
        'data-[state=active]:bg-surface data-[state=active]:text-ink data-[state=active]:shadow-low',
        className,
      )}
      {...rest}
    />
  );
}
