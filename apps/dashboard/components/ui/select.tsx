'use client';

import { Check, ChevronDown } from 'lucide-react';
import * as Radix from 'radix-ui/select';
import { cn } from '@/lib/cn.ts';
import type { FieldControl } from './field.tsx';
import { floatingClasses, itemClasses } from './floating.ts';
import { controlClasses } from './input.tsx';

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectProps extends Partial<FieldControl> {
  value: string;
  onChange: (value: string) => void;
  options: SelectOption[];
  'aria-label'?: string;
  className?: string;
  disabled?: boolean;
}

/** A short list of choices without search. */
export function Select({ value, onChange, options, className, disabled, ...a11y }: SelectProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} disabled={disabled ?? false}>
      <Radix.Trigger
        className={cn(
          controlClasses,
          'flex h-9 items-center justify-between gap-2 px-3 pointer-coarse:h-11',
          className,
        )}
        {...a11y}
      >
        <Radix.Value />
        <Radix.Icon>
          <ChevronDown className="size-4 text-ink-3" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={6}
          className={cn(floatingClasses, 'min-w-(--radix-select-trigger-width)')}
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={itemClasses}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="ml-auto">
                  <Check className="size-4 text-accent-text" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
