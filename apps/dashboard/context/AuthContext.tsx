'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** The person signed in, as far as the interface shows them. What they may do is asked per server. */
export interface Viewer {
  id: string;
  name: string;
  image: string | null;
}

const AuthContext = createContext<Viewer | null>(null);

export function AuthProvider({ viewer, children }: { viewer: Viewer | null; children: ReactNode }) {
  return <AuthContext value={viewer}>{children}</AuthContext>;
}

/** Null when nobody is signed in. */
export function useViewer(): Viewer | null {
  return useContext(AuthContext);
}
