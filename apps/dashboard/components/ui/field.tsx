import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/cn.ts';

/** What a control inside a field must carry to belong to its label, hint and error. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Characters used and allowed; both count UTF-16 units, as Discord does. */
  count?: { used: number; max: number };
  optional?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

/** A label, one control, and what helps: a hint, a counter, what is wrong. */
export function Field({ label, hint, error, count, optional, className, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean);
  return (
    <div className={cn('grid content-start gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {label}
          {optional ? (
            <span className="ml-1.5 font-normal text-ink-3 text-xs">optional</span>
          ) : null}
        </label>
        {count ? <Counter {...count} /> : null}
      </div>
      {children({
        id,
        'aria-describedby': described.length ? described.join(' ') : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error ? (
        <p id={`${id}-error`} className="text-danger text-xs">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-3 text-xs">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

function Counter({ used, max }: { used: number; max: number }) {
  const over = used > max;
  const near = used >= max * 0.9;
  return (
    <span
      className={cn(
        'font-mono text-2xs tabular-nums',
        over ? 'font-medium text-danger' : near ? 'text-warn' : 'text-ink-3',
      )}
    >
      {used.toLocaleString('en')}
      <span aria-hidden="true"> / </span>
      <span className="sr-only"> of </span>
      {max.toLocaleString('en')}
    </span>
  );
}
