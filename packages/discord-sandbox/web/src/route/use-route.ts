import { useSyncExternalStore } from 'react';

const changed = 'sandbox:navigated';

/** Goes to a path of this page; its search (`?as=`) stays behind, since it is remembered. */
export function navigate(path: string, how: 'push' | 'replace' = 'push'): void {
  if (path === location.pathname) {
    // Following the same permanent link again must show its message again.
    dispatchEvent(new Event(changed));
    return;
  }
  if (how === 'push') history.pushState(null, '', path);
  else history.replaceState(null, '', path);
  dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(changed, listener);
  };
}

export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}
