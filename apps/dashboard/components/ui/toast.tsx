'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Toaster as Sonner } from 'sonner';

function isWide(): boolean {
  return window.matchMedia('(min-width: 40rem)').matches;
}

function onWidth(listener: () => void): () => void {
  const query = window.matchMedia('(min-width: 40rem)');
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Where toasts appear: on a phone on top, for below are the buttons. Say one with `useToast`. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const wide = useSyncExternalStore(onWidth, isWide, () => true);
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position={wide ? 'bottom-right' : 'top-center'}
      icons={{
        success: <CircleCheck className="size-4 text-ok" />,
        error: <CircleAlert className="size-4 text-danger" />,
      }}
      toastOptions={{
        classNames: {
          toast:
            '!rounded-xl !border-line-strong !bg-surface !text-ink !shadow-high !font-sans !gap-2.5',
          description: '!text-ink-2',
          actionButton: '!bg-ink !text-bg !rounded-md',
        },
      }}
    />
  );
}
