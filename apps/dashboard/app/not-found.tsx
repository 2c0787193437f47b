import type { Metadata } from 'next';
import { LayoutShell } from '@/components/layout/layout-shell.tsx';
import { NotFoundWall } from '@/components/refusal/not-found-wall.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <LayoutShell>
      <NotFoundWall />
    </LayoutShell>
  );
}
