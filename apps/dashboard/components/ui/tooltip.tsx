'use client';

import * as Radix from 'radix-ui/tooltip';
import type { ReactNode } from 'react';

export const TooltipProvider = Radix.Provider;

/** A word on hover or focus. Never the only place where something is said. */
export function Tooltip({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-64 rounded-md bg-ink px-2 py-1 text-bg text-xs shadow-high data-[state=delayed-open]:animate-fade"
        >
          {label}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
