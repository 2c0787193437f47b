'use client';

import * as Radix from 'radix-ui/dropdown-menu';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn.ts';
import { floatingClasses, itemClasses } from './floating.ts';

/** Not modal: the page keeps its scrollbar, and nothing focusable hides behind `aria-hidden`. */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />;
}

export const DropdownMenuTrigger = Radix.Trigger;

/** Inside the page's main part, so that a menu is not outside of every landmark. */
function landmark(): HTMLElement | null {
  return typeof document === 'undefined' ? null : document.getElementById('content');
}

export function DropdownMenuContent({
  className,
  align = 'end',
  ...rest
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal container={landmark()}>
      <Radix.Content
        sideOffset={6}
        collisionPadding={8}
        align={align}
        className={cn(floatingClasses, 'min-w-48 p-1', className)}
        {...rest}
      />
    </Radix.Portal>
  );
}

interface ItemProps extends ComponentProps<typeof Radix.Item> {
  danger?: boolean;
}

export function DropdownMenuItem({ className, danger, ...rest }: ItemProps) {
  return (
    <Radix.Item
      className={cn(
        itemClasses,
        danger ? 'text-danger data-[highlighted]:bg-danger-soft' : '[&_svg]:text-ink-3',
        className,
      )}
      {...rest}
    />
  );
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn('px-2 py-1.5 text-ink-3 text-xs', className)} {...rest} />;
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
