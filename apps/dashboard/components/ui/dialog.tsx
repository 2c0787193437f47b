'use client';

import { X } from 'lucide-react';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode, RefObject } from 'react';
import { cn } from '@/lib/cn.ts';
import { Button } from './button.tsx';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Holds the focus after closing; where not given, what held it before opening. */
  returnFocusTo?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
  className?: string;
}

export const overlayClasses = 'fixed inset-0 z-40 bg-scrim data-[state=open]:animate-fade';

/** Centred on a desk, a sheet from below on a phone. */
export const dialogClasses = cn(
  'fixed z-50 grid w-full gap-5 border border-line-strong bg-surface p-5 shadow-high outline-none sm:p-6',
  'max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[90dvh] max-sm:overflow-y-auto max-sm:rounded-t-2xl max-sm:pb-[max(1.25rem,env(safe-area-inset-bottom))] max-sm:data-[state=open]:animate-slide-in',
  'sm:-translate-x-1/2 sm:-translate-y-1/2 sm:top-1/2 sm:left-1/2 sm:max-h-[85dvh] sm:max-w-md sm:overflow-y-auto sm:rounded-2xl sm:data-[state=open]:animate-fade',
);

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  returnFocusTo,
  children,
  className,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClasses} />
        <Radix.Content
          className={cn(dialogClasses, className)}
          onCloseAutoFocus={(event) => {
            if (!returnFocusTo?.current) return;
            event.preventDefault();
            returnFocusTo.current.focus();
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="grid gap-1 pr-8">
            <Radix.Title className="font-semibold text-base tracking-tight">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="text-ink-2 text-sm">{description}</Radix.Description>
            ) : null}
          </div>
          {children}
          <Radix.Close asChild>
            <Button variant="ghost" size="iconSm" className="absolute top-3 right-3">
              <X />
              <span className="sr-only">Close</span>
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>;
}
