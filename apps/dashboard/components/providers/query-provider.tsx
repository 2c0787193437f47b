'use client';

import { RefusalError } from '@fns/contracts/errors';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

/** A refusal that asking again won't change is not asked again. */
function worthRetrying(failures: number, error: Error): boolean {
  const final = error instanceof RefusalError && error.status < 500;
  return !final && failures < 2;
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
