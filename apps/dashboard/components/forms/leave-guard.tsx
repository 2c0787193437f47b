'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

/** Where a plain click on a link of this site would lead; null for everything else. */
function destination(event: MouseEvent): URL | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || (link.target !== '' && link.target !== '_self'))
    return null;
  const url = new URL(link.href);
  const here = window.location;
  return url.origin === here.origin && url.pathname !== here.pathname ? url : null;
}

/**
 * Asks before leaving with unsaved changes: the browser's own question when the tab closes, ours for
 * links inside the site. Listens on `window`, ahead of React, so a link's own handler never runs.
 */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const router = useRouter();
  const [to, setTo] = useState<string | null>(null);

  useEffect(() => {
    if (!dirty) return;
    const onClick = (event: MouseEvent) => {
      const url = destination(event);
      if (!url) return;
      event.preventDefault();
      event.stopPropagation();
      setTo(url.pathname + url.search + url.hash);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('click', onClick, { capture: true });
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('click', onClick, { capture: true });
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [dirty]);

  return (
    <ConfirmDialog
      open={to !== null}
      onOpenChange={(open) => {
        if (!open) setTo(null);
      }}
      title="Leave without saving?"
      confirmLabel="Discard and leave"
      cancelLabel="Stay"
      danger
      onConfirm={() => {
        if (to) router.push(to);
        setTo(null);
      }}
    >
      Your changes on this page are not saved yet.
    </ConfirmDialog>
  );
}
