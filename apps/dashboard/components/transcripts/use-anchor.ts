import { useSyncExternalStore } from 'react';

function onHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The message that the address points at (`message-…`); null for none. */
export function useAnchor(): string | null {
  const hash = useSyncExternalStore(
    onHash,
    () => window.location.hash.slice(1),
    () => '',
  );
  return hash.startsWith('message-') ? hash : null;
}
