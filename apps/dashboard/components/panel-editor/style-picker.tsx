import type { ButtonStyle } from '@fns/contracts/panel';
import * as RadioGroup from 'radix-ui/radio-group';
import { cn } from '@/lib/cn.ts';

/** Discord's own four, in its own colours. */
const styles: { value: ButtonStyle; label: string; fill: string }[] = [
  { value: 'primary', label: 'Blurple', fill: '#5865f2' },
  { value: 'secondary', label: 'Grey', fill: '#6d6f78' },
  { value: 'success', label: 'Green', fill: '#248046' },
  { value: 'danger', label: 'Red', fill: '#da373c' },
];

interface StylePickerProps {
  value: ButtonStyle;
  onChange: (value: ButtonStyle) => void;
}

export function StylePicker({ value, onChange }: StylePickerProps) {
  return (
    <div className="grid gap-1.5">
      <span id="button-style" className="font-medium text-sm">
        Style
      </span>
      <RadioGroup.Root
        aria-labelledby="button-style"
        value={value}
        onValueChange={(next) => {
          const style = styles.find((each) => each.value === next);
          if (style) onChange(style.value);
        }}
        className="grid grid-cols-2 gap-2 sm:grid-cols-4"
      >
        {styles.map((style) => (
          <RadioGroup.Item
            key={style.value}
            value={style.value}
            className={cn(
              'flex h-9 items-center gap-2 rounded-lg border border-line-strong bg-surface px-2.5 text-ink-2 text-sm shadow-low transition-colors hover:bg-hover pointer-coarse:h-11',
              'data-[state=checked]:border-ink data-[state=checked]:text-ink data-[state=checked]:shadow-[inset_0_0_0_1px_var(--ink)]',
            )}
          >
            <svg aria-hidden="true" viewBox="0 0 20 14" className="h-3.5 w-5">
              <rect width="20" height="14" rx="4" fill={style.fill} />
            </svg>
            {style.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
