'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { refusalOf } from '@/hooks/refusal.ts';

/** A refusal that asking again won't change is not asked again. */
function worthRetrying(failures: number, error: Error): boolean {
  const status = refusalOf(error)?.status ?? 500;
  return status >= 500 && failures < 2;
}

/** One cache per tab: shows what it has at once and asks again behind it. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 30_000, retry: worthRetrying },
          mutations: { retry: false },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
