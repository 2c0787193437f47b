import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../icons.tsx';
import type { MentionNames } from '../markdown.tsx';
import { ComponentEmoji } from './component-emoji.tsx';
import type { SelectChoice, SelectJson } from './read.ts';

const kinds: Record<number, string> = {
  3: 'Make a selection',
  5: 'Select a user',
  6: 'Select a role',
  7: 'Select a user or role',
  8: 'Select a channel',
};

interface SelectProps {
  select: SelectJson;
  choices: SelectChoice[];
  names?: MentionNames | undefined;
  disabled: boolean;
  pending: boolean;
  onSelect?: ((customId: string, values: string[]) => void) | undefined;
}

/**
 * A menu under a message. With one value to choose, choosing sends it; with several, they are sent when
 * the menu closes, as Discord does.
 */
export function ComponentSelect(props: SelectProps) {
  const { select, choices, names, disabled, pending, onSelect } = props;
  const first = choices.filter(({ chosen }) => chosen).map(({ value }) => value);
  const [values, setValues] = useState<string[]>(first);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const many = select.max > 1;
  const off = disabled || select.disabled;

  const close = (send: boolean) => {
    setOpen(false);
    const changed = values.join() !== first.join();
    if (send && many && changed && values.length >= select.min) onSelect?.(select.customId, values);
  };

  const choose = (value: string) => {
    if (!many) {
      setValues([value]);
      setOpen(false);
      onSelect?.(select.customId, [value]);
    } else if (values.includes(value)) {
      setValues(values.filter((each) => each !== value));
    } else if (values.length < select.max) {
      setValues([...values, value]);
    }
  };

  const closeOutside = useRef(close);
  closeOutside.current = close;
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) {
        closeOutside.current(true);
      }
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  useEffect(() => {
    if (open) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, active, id]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = choices[active];
    if (!open) {
      if (step !== undefined) {
        event.preventDefault();
        setOpen(true);
      }
      return;
    }
    if (step !== undefined) setActive((active + step + choices.length) % (choices.length || 1));
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(Math.max(0, choices.length - 1));
    else if ((event.key === 'Enter' || event.key === ' ') && at) choose(at.value);
    else if (event.key === 'Escape') close(false);
    else if (event.key === 'Tab') return close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // A server may have thousands of people: they are drawn when asked for.
  const offered = open ? choices : [];
  const chosen = choices.filter(({ value }) => values.includes(value));
  const label = select.placeholder ?? kinds[select.type] ?? 'Select';
  return (
    <div ref={box} className="dc-select" data-custom-id={select.customId}>
      <button
        type="button"
        className="dc-select-button"
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-busy={pending || undefined}
        aria-disabled={!onSelect || undefined}
        tabIndex={onSelect ? undefined : -1}
        {...(open && choices.length > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        disabled={off}
        onClick={() => (open ? close(true) : onSelect && setOpen(true))}
        onKeyDown={onKeyDown}
      >
        <span className={chosen.length > 0 ? 'dc-select-value' : 'dc-select-placeholder'}>
          {chosen.length > 0 ? chosen.map((each) => each.label).join(', ') : label}
        </span>
        {pending ? (
          <span className="dc-dots" aria-hidden="true" />
        ) : (
          <Icon name="chevron" size={20} />
        )}
      </button>
      <div
        className="dc-select-list"
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        aria-multiselectable={many || undefined}
        hidden={!open}
      >
        {offered.map((choice, at) => (
          // Focus stays on the button above, which drives the list by keyboard.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={choice.value}
            id={`${id}-${at}`}
            className="dc-option"
            role="option"
            tabIndex={-1}
            aria-selected={values.includes(choice.value)}
            data-active={at === active || undefined}
            onPointerMove={() => setActive(at)}
            onClick={() => choose(choice.value)}
          >
            {choice.emoji && <ComponentEmoji emoji={choice.emoji} names={names} />}
            <span className="dc-option-text">
              <span className="dc-option-label">{choice.label}</span>
              {choice.description && (
                <span className="dc-option-description">{choice.description}</span>
              )}
            </span>
            {values.includes(choice.value) && <Icon name="check" size={18} />}
          </div>
        ))}
        {open && choices.length === 0 && (
          <div className="dc-option-none">Nothing to choose from</div>
        )}
      </div>
    </div>
  );
}
