'use client';

import { Command } from 'cmdk';
import { Check, ChevronsUpDown } from 'lucide-react';
import * as Popover from 'radix-ui/popover';
import { type ReactNode, useState } from 'react';
import { cn } from '@/lib/cn.ts';
import type { FieldControl } from './field.tsx';
import { floatingClasses, itemClasses } from './floating.ts';
import { controlClasses } from './input.tsx';

export interface ComboboxOption {
  value: string;
  /** What is searched and read out. */
  label: string;
  /** More words it is found by. */
  words?: string | undefined;
  icon?: ReactNode;
  /** A quiet word at the right or below. */
  detail?: ReactNode;
  disabled?: boolean;
}

interface ComboboxProps extends Partial<FieldControl> {
  options: ComboboxOption[];
  /** Chosen values; more than one only with `multiple`. */
  value: string[];
  onChange: (value: string[]) => void;
  multiple?: boolean;
  placeholder: string;
  /** Names the list and its search box. */
  listLabel: string;
  emptyText: string;
  /** How the closed control shows what is chosen; the label by default. */
  renderValue?: (chosen: ComboboxOption[]) => ReactNode;
  disabled?: boolean;
}

/** Choose from many, with search. Opens as a popover; one choice closes it. */
export function Combobox({
  options,
  value,
  onChange,
  multiple = false,
  placeholder,
  listLabel,
  emptyText,
  renderValue,
  disabled,
  ...control
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const chosen = value.flatMap((id) => options.find((option) => option.value === id) ?? []);

  function choose(id: string) {
    if (!multiple) {
      onChange([id]);
      setOpen(false);
      return;
    }
    onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id]);
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        {...control}
        disabled={disabled}
        className={cn(
          controlClasses,
          'flex min-h-9 items-center justify-between gap-2 px-3 py-1 text-left pointer-coarse:min-h-11',
        )}
      >
        {chosen.length === 0 ? (
          <span className="truncate text-ink-3">{placeholder}</span>
        ) : renderValue ? (
          renderValue(chosen)
        ) : (
          <span className="flex min-w-0 items-center gap-2 [&_svg]:size-4">
            {chosen[0]?.icon}
            <span className="truncate">{chosen[0]?.label}</span>
          </span>
        )}
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={listLabel}
          className={cn(floatingClasses, 'w-(--radix-popover-trigger-width) min-w-64')}
        >
          <Command label={listLabel} loop>
            <Command.Input
              placeholder={`Search ${listLabel.toLowerCase()}…`}
              className="h-10 w-full border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-ink-3 pointer-coarse:text-base"
            />
            <Command.List
              label={listLabel}
              className="max-h-64 overflow-y-auto overscroll-contain p-1"
            >
              <Command.Empty className="px-3 py-6 text-center text-ink-3 text-sm">
                {/* A listbox must not be without options, so the sentence is one that can't be chosen. */}
                <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1}>
                  {emptyText}
                </div>
              </Command.Empty>
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label, option.words ?? '']}
                  disabled={option.disabled ?? false}
                  onSelect={() => choose(option.value)}
                  className={itemClasses}
                >
                  {option.icon}
                  <span className="grid min-w-0 flex-1">
                    <span className="truncate">{option.label}</span>
                    {option.detail ? (
                      <span className="text-ink-3 text-xs">{option.detail}</span>
                    ) : null}
                  </span>
                  {value.includes(option.value) ? (
                    <Check aria-label="chosen" className="text-accent-text" />
                  ) : null}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
