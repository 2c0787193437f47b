'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { cn } from '@/lib/cn.ts';
import { Button } from '../ui/button.tsx';

interface SaveBarProps {
  /** Shown while there is something to save. */
  open: boolean;
  label: string;
  saveLabel: string;
  /** What the last save was refused for, beside the button that was pressed. */
  problem?: string | undefined;
  saving: boolean;
  onSave: () => void;
  onDiscard?: (() => void) | undefined;
}

/** Unsaved changes, and what to do about them. ⌘S / Ctrl+S saves from anywhere on the page. */
export function SaveBar({
  open,
  label,
  saveLabel,
  problem,
  saving,
  onSave,
  onDiscard,
}: SaveBarProps) {
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      if (!saving) onSave();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, saving, onSave]);

  return (
    <div
      className={cn(
        'pointer-events-none sticky bottom-0 z-20 -mx-4 flex justify-center px-3 pb-3 sm:mx-0 sm:pb-5',
        !open && 'invisible',
      )}
    >
      {open ? (
        <section
          aria-label={label}
          className="pointer-events-auto flex w-full max-w-xl animate-rise flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-line-strong bg-surface py-2 pr-2 pl-4 shadow-high"
        >
          <p role="status" className={cn('min-w-40 flex-1 text-sm', problem && 'text-danger')}>
            {problem ?? label}
          </p>
          <div className="ml-auto flex gap-2">
            {onDiscard ? (
              <Button variant="ghost" onClick={onDiscard} disabled={saving}>
                Discard
              </Button>
            ) : null}
            <Button
              variant="primary"
              onClick={onSave}
              loading={saving}
              aria-keyshortcuts="Meta+S Control+S"
            >
              {saveLabel}
              <span
                aria-hidden="true"
                className="font-sans text-on-accent/80 text-xs max-sm:hidden"
              >
                <SaveKeys />
              </span>
            </Button>
          </div>
        </section>
      ) : null}
    </div>
  );
}

const never = () => () => {};

/** The keys as they are written on this person's keyboard. */
function SaveKeys() {
  const apple = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
  return apple ? '⌘S' : 'Ctrl S';
}
