'use client';

import { RotateCw, Wrench } from 'lucide-react';
import Link from 'next/link';
import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { Wall } from './wall.tsx';

interface BrokenProps {
  error: unknown;
  retry: () => void;
}

/** A bug, as a person meets it: what to do, and the reference under which our log has the rest. */
export function Broken({ error, retry }: BrokenProps) {
  useEffect(() => console.error(error), [error]);
  const digest =
    error instanceof Error && 'digest' in error && typeof error.digest === 'string'
      ? error.digest
      : undefined;
  return (
    <Wall
      icon={Wrench}
      code="500"
      title="Something broke on our side"
      reference={digest}
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            <RotateCw />
            Try again
          </Button>
          <Button asChild>
            <Link href="/dashboard">Your servers</Link>
          </Button>
        </>
      }
    >
      <p>What you had saved is safe. Trying again often helps.</p>
    </Wall>
  );
}
