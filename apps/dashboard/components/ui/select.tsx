import { ChevronDown } from 'lucide-react';
import { cn } from '@/lib/cn.ts';
import type { FieldControl } from './field.tsx';
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
}

/** A short list of choices without search: the browser's own, which every phone draws best. */
export function Select({ value, onChange, options, className, ...a11y }: SelectProps) {
  return (
    <div className={cn('relative', className)}>
      <select
        {...a11y}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cn(controlClasses, 'h-9 appearance-none pr-8 pl-3 pointer-coarse:h-11')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 size-4 text-ink-3"
      />
    </div>
  );
}
