import { useLayoutEffect } from 'react';

/** A message that goes while it has the focus hands it to the list, instead of to nowhere. */
export function useHandOverFocus(messageId: string): void {
  useLayoutEffect(
    () => () => {
      const row = document.getElementById(`message-${messageId}`);
      if (!row?.contains(document.activeElement)) return;
      row.closest<HTMLElement>('.log')?.focus({ preventScroll: true });
    },
    [messageId],
  );
}
