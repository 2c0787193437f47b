import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn.ts';
import { controlClasses } from './input.tsx';

/** Grows with what is typed. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={cn(
        controlClasses,
        'field-sizing-content max-h-96 min-h-24 resize-y px-3 py-2 leading-relaxed',
        className,
      )}
      {...rest}
    />
  );
}
