import { useState } from 'react';
import type { FieldControl } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Select } from '../ui/select.tsx';
import { bestUnit } from './delay-unit.ts';

const units = [
  { value: '1', label: 'seconds' },
  { value: '60', label: 'minutes' },
  { value: '3600', label: 'hours' },
  { value: '86400', label: 'days' },
];

interface DelayInputProps {
  control: FieldControl;
  /** Seconds. */
  value: number;
  onChange: (seconds: number) => void;
}

/** A length of time in the unit a person thinks in. */
export function DelayInput({ control, value, onChange }: DelayInputProps) {
  const [unit, setUnit] = useState(() => bestUnit(value));
  return (
    <div className="flex gap-2">
      <NumberInput
        {...control}
        value={value / unit}
        onChange={(amount) => onChange(Math.round(amount * unit))}
        min={0}
        max={(7 * 86_400) / unit}
        className="w-28"
      />
      <Select
        aria-label="Unit of the delay"
        className="w-32"
        value={String(unit)}
        options={units}
        onChange={(next) => {
          const size = Number(next);
          onChange(Math.round((value / unit) * size));
          setUnit(size);
        }}
      />
    </div>
  );
}
