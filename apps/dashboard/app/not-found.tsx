import { LayoutShell } from '@/components/layout/layout-shell.tsx';
import { NotFoundWall } from '@/components/refusal/not-found-wall.tsx';

export default function NotFound() {
  return (
    <LayoutShell>
      <NotFoundWall />
    </LayoutShell>
  );
}
