'use client';

import type { EmojiSummary } from '@fns/contracts/bot-api';
import type { PanelEmoji } from '@fns/contracts/panel';
import {
  type KeyboardEvent,
  memo,
  useDeferredValue,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cn } from '@/lib/cn.ts';
import { type EmojiGroup, emojiGroups, moveInGrid, searchEmojis } from './emoji-list.ts';

const columns = 8;

/** The grid arrives after its popover opened, so it takes the focus itself. */
function focusNow(input: HTMLInputElement | null) {
  input?.focus();
}

interface EmojiGridProps {
  serverEmojis: EmojiSummary[];
  onChoose: (emoji: PanelEmoji) => void;
}

/**
 * Search on top, grid below. Focus stays in the search box: arrows move through the grid, Enter
 * chooses, and screen readers follow by `aria-activedescendant`.
 */
export function EmojiGrid({ serverEmojis, onChoose }: EmojiGridProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const shown = useDeferredValue(query);
  const all = useMemo(() => emojiGroups(serverEmojis), [serverEmojis]);
  const groups = useMemo(() => searchEmojis(all, shown), [all, shown]);
  const flat = useMemo(() => groups.flatMap(({ emojis }) => emojis), [groups]);
  const current = flat[active];

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (current) onChoose(current.emoji);
      return;
    }
    // In the text, these two move the caret.
    if (query !== '' && (event.key === 'Home' || event.key === 'End')) return;
    const sizes = groups.map(({ emojis }) => emojis.length);
    const next = moveInGrid(sizes, active, event.key, columns);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    list.current?.querySelector(`[data-place="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div className="grid">
      <input
        ref={focusNow}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${active}` : undefined}
        aria-label="Search emoji"
        placeholder="Search emoji…"
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="h-11 border-line border-b bg-transparent px-3.5 text-sm outline-none placeholder:text-ink-3 pointer-coarse:text-base"
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Emoji"
        tabIndex={-1}
        className="h-72 overflow-y-auto overscroll-contain px-2 pb-2"
      >
        <Groups id={id} groups={groups} active={active} onChoose={onChoose} />
      </div>
      <div className="flex h-9 items-center border-line border-t px-3.5 text-ink-3 text-xs">
        {current ? (
          <span className="truncate">{current.label}</span>
        ) : (
          <span role="status">No emoji for “{shown}”.</span>
        )}
      </div>
    </div>
  );
}

interface GroupsProps {
  id: string;
  groups: EmojiGroup[];
  active: number;
  onChoose: (emoji: PanelEmoji) => void;
}

function Groups({ id, groups, active, onChoose }: GroupsProps) {
  let first = 0;
  return groups.map((group) => {
    const start = first;
    first += group.emojis.length;
    const here = active >= start && active < first ? active - start : -1;
    return (
      <Group
        key={group.title}
        id={id}
        group={group}
        start={start}
        here={here}
        onChoose={onChoose}
      />
    );
  });
}

interface GroupProps {
  id: string;
  group: EmojiGroup;
  start: number;
  /** The highlighted place in this group; -1 for none. */
  here: number;
  onChoose: (emoji: PanelEmoji) => void;
}

/** Drawn again only when its own highlight moves; off screen it costs no layout. */
const Group = memo(function Group({ id, group, start, here, onChoose }: GroupProps) {
  const rows = Math.ceil(group.emojis.length / columns);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, not of form fields
    <div
      role="group"
      aria-label={group.title}
      className="[content-visibility:auto]"
      style={{ containIntrinsicSize: `auto ${rows * 38 + 28}px` }}
    >
      <div
        aria-hidden="true"
        className="sticky top-0 z-10 bg-surface px-1 pt-2 pb-1 font-medium text-2xs text-ink-3"
      >
        {group.title}
      </div>
      <div role="presentation" className="grid grid-cols-8">
        {group.emojis.map((choice, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the search box (aria-activedescendant)
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled there
          <div
            key={choice.key}
            id={`${id}-${start + at}`}
            data-place={start + at}
            role="option"
            aria-selected={at === here}
            aria-label={choice.label}
            title={choice.label}
            onClick={() => onChoose(choice.emoji)}
            className={cn(
              'grid h-[38px] cursor-pointer place-items-center rounded-lg text-[1.35rem] leading-none hover:bg-hover',
              at === here && 'bg-hover ring-2 ring-focus ring-inset',
            )}
          >
            {choice.url ? (
              // biome-ignore lint/performance/noImgElement: tiny pictures from Discord's CDN
              <img src={choice.url} alt="" loading="lazy" className="size-6 object-contain" />
            ) : (
              choice.emoji.name
            )}
          </div>
        ))}
      </div>
    </div>
  );
});
