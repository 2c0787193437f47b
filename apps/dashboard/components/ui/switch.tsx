'use client';

import * as Radix from 'radix-ui/switch';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn.ts';

export function Switch({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        'relative h-6 w-10 shrink-0 rounded-full border border-line-strong bg-hover p-px transition-colors duration-150',
        'data-[state=checked]:border-accent-edge data-[state=checked]:bg-accent disabled:opacity-50',
        className,
      )}
      {...rest}
    >
      <Radix.Thumb className="block size-5 rounded-full bg-white shadow-[0_1px_3px_rgb(0_0_0/0.35)] transition-transform duration-150 data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
    </Radix.Root>
  );
}
