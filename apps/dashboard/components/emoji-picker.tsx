'use client';

import type { EmojiSummary } from '@fns/contracts/bot-api';
import type { PanelEmoji } from '@fns/contracts/panel';
import { SmilePlus, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import * as Popover from 'radix-ui/popover';
import { useState } from 'react';
import { cn } from '@/lib/cn.ts';
import { Button } from './ui/button.tsx';
import type { FieldControl } from './ui/field.tsx';
import { floatingClasses } from './ui/floating.ts';
import { controlClasses } from './ui/input.tsx';
import { Spinner } from './ui/spinner.tsx';

/** The list of 1,900 emoji comes only when someone opens it. */
const EmojiGrid = dynamic(() => import('./emoji/emoji-grid.tsx').then((part) => part.EmojiGrid), {
  loading: () => (
    <div className="grid h-80 place-items-center text-ink-3">
      <Spinner />
    </div>
  ),
});

interface EmojiPickerProps {
  value: PanelEmoji | null;
  onChange: (value: PanelEmoji | null) => void;
  serverEmojis: EmojiSummary[];
  control: FieldControl;
}

/** A unicode emoji or one of the server's own, or none. */
export function EmojiPicker({ value, onChange, serverEmojis, control }: EmojiPickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex gap-1">
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger
          {...control}
          aria-label={value ? `Emoji: ${value.name}. Change` : 'Choose an emoji'}
          className={cn(controlClasses, 'grid size-9 place-items-center pointer-coarse:size-11')}
        >
          <ChosenEmoji value={value} serverEmojis={serverEmojis} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="end"
            sideOffset={6}
            collisionPadding={8}
            aria-label="Emoji"
            className={cn(floatingClasses, 'w-84 max-w-[calc(100vw-1rem)]')}
          >
            <EmojiGrid
              serverEmojis={serverEmojis}
              onChoose={(emoji) => {
                onChange(emoji);
                setOpen(false);
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {value ? (
        <Button variant="ghost" size="icon" aria-label="No emoji" onClick={() => onChange(null)}>
          <X />
        </Button>
      ) : null}
    </div>
  );
}

function ChosenEmoji({ value, serverEmojis }: Pick<EmojiPickerProps, 'value' | 'serverEmojis'>) {
  if (!value) return <SmilePlus aria-hidden="true" className="size-4 text-ink-3" />;
  if (value.id === null) return <span className="text-lg leading-none">{value.name}</span>;
  const url = serverEmojis.find(({ id }) => id === value.id)?.url;
  return url ? (
    // biome-ignore lint/performance/noImgElement: a tiny picture from Discord's CDN
    <img src={url} alt="" className="size-5 object-contain" />
  ) : (
    <span className="truncate text-2xs">:{value.name}:</span>
  );
}
