import type { ReactNode } from 'react';
import { QueryProvider } from '@/components/providers/query-provider.tsx';
import { Toaster } from '@/components/ui/toast.tsx';

/** What pages of signed-in people need and the others don't have to load. */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      {children}
      <Toaster />
    </QueryProvider>
  );
}
