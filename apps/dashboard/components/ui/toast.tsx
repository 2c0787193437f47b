'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTheme } from 'next-themes';
import { Toaster as Sonner } from 'sonner';

/** Where toasts appear. Say one with `useToast`. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
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
