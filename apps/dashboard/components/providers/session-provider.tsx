import type { ReactNode } from 'react';
import { AuthProvider, type Viewer } from '@/context/AuthContext.tsx';
import { currentUser } from '@/lib/load.ts';
import { expectedRefusal } from '@/lib/refusals.ts';

/** Reads the session once per request and hands the person on to client components. */
export async function SessionProvider({ children }: { children: ReactNode }) {
  return <AuthProvider viewer={await viewer()}>{children}</AuthProvider>;
}

/** Without a database nobody is known, yet pages that need nobody still work. */
async function viewer(): Promise<Viewer | null> {
  try {
    const user = await currentUser();
    return user && { id: user.id, name: user.name, image: user.image };
  } catch (error) {
    if (expectedRefusal(error)) return null;
    throw error;
  }
}
