'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useViewer } from '@/context/AuthContext.tsx';
import { Button } from '../ui/button.tsx';

const UserMenu = dynamic(() => import('./user-menu.tsx').then((part) => part.UserMenu));

/** Who is signed in, and the way out; for a visitor, the way in. */
export function Account() {
  const viewer = useViewer();
  const pathname = usePathname();
  if (viewer) return <UserMenu viewer={viewer} />;
  if (pathname === '/signin') return null;
  return (
    <Button asChild size="sm">
      <Link href="/signin">Sign in</Link>
    </Button>
  );
}
