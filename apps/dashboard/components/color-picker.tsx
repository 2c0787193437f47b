'use client';

import { Check } from 'lucide-react';
import { cn } from '@/lib/cn.ts';
import type { FieldControl } from './ui/field.tsx';
import { Input } from './ui/input.tsx';

const swatches = [
  { value: '#5865f2', name: 'Blurple' },
  { value: '#ffb91f', name: 'Marigold' },
  { value: '#57f287', name: 'Green' },
  { value: '#3ba6ff', name: 'Sky' },
  { value: '#eb459e', name: 'Fuchsia' },
  { value: '#ed4245', name: 'Red' },
  { value: '#99aab5', name: 'Grey' },
];

interface ColorPickerProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  control: FieldControl;
}

/** A colour as hex, from the system's picker, or one of a few good ones. */
export function ColorPicker({ value, onChange, onBlur, control }: ColorPickerProps) {
  const valid = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="relative w-32">
        <input
          type="color"
          aria-label="Pick a colour"
          value={valid ? value : '#000000'}
          onChange={(event) => onChange(event.target.value)}
          className="absolute top-1/2 left-2 size-6 -translate-y-1/2 cursor-pointer appearance-none overflow-hidden rounded-md border border-line-strong bg-transparent p-0 [&::-moz-color-swatch]:border-0 [&::-webkit-color-swatch-wrapper]:p-0 [&::-webkit-color-swatch]:border-0"
        />
        <Input
          {...control}
          value={value}
          maxLength={7}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          {...(onBlur ? { onBlur } : {})}
          className="pl-10 font-mono"
        />
      </div>
      <div className="flex flex-wrap gap-0.5">
        {swatches.map((swatch) => {
          const chosen = swatch.value === value.toLowerCase();
          return (
            <button
              key={swatch.value}
              type="button"
              aria-label={swatch.name}
              aria-pressed={chosen}
              onClick={() => onChange(swatch.value)}
              className="grid size-8 place-items-center rounded-lg hover:bg-hover pointer-coarse:size-10"
            >
              <svg
                aria-hidden="true"
                viewBox="0 0 20 20"
                className={cn(
                  'size-5 rounded-md',
                  chosen && 'ring-2 ring-ink ring-offset-2 ring-offset-surface',
                )}
              >
                <rect width="20" height="20" rx="5" fill={swatch.value} />
              </svg>
              {chosen ? <Check className="absolute size-3.5 text-black" strokeWidth={3} /> : null}
            </button>
          );
        })}
      </div>
    </div>
  );
}
