'use client';

import { RotateCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '../ui/button.tsx';

/** Asks the server for this page again, without losing the place. */
export function RetryButton() {
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <Button variant="primary" loading={pending} onClick={() => start(() => router.refresh())}>
      <RotateCw />
      Try again
    </Button>
  );
}
