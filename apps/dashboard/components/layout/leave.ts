'use server';

import { signOut } from '@/lib/auth.ts';

/** Ends the session and goes home. */
export async function leave(): Promise<void> {
  await signOut({ redirectTo: '/' });
}
