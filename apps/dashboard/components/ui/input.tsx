import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn.ts';

/** What everything one can type in or choose from looks like. 16 px on touch, or iOS zooms in. */
export const controlClasses = [
  'w-full rounded-lg border border-line-strong bg-surface text-ink text-sm shadow-low pointer-coarse:text-base',
  'placeholder:text-ink-3 transition-[border-color,box-shadow] duration-150 hover:border-ink-3',
  'focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-focus/40',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger/40',
  'disabled:cursor-not-allowed disabled:opacity-60',
].join(' ');

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input className={cn(controlClasses, 'h-9 px-3 pointer-coarse:h-11', className)} {...rest} />
  );
}
