import type { Ref } from 'react';
import { cn } from '@/lib/cn.ts';
import type { FieldControl } from './field.tsx';
import { Input } from './input.tsx';

interface NumberInputProps extends Partial<FieldControl> {
  value: number;
  onChange: (value: number) => void;
  onBlur?: () => void;
  min: number;
  max: number;
  /** Stands behind the number: `hours`. */
  unit?: string;
  'aria-label'?: string;
  className?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A whole number. An emptied field is not a number, which the form then says. */
export function NumberInput(props: NumberInputProps) {
  const { value, onChange, unit, className, ...rest } = props;
  return (
    <div className={cn('relative max-w-40', className)}>
      <Input
        {...rest}
        type="number"
        inputMode="numeric"
        step={1}
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className={cn('tabular-nums', unit && 'pr-16')}
      />
      {unit ? (
        <span className="pointer-events-none absolute inset-y-0 right-8 grid place-items-center text-ink-3 text-xs">
          {unit}
        </span>
      ) : null}
    </div>
  );
}
