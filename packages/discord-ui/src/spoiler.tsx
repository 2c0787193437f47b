'use client';

import { type KeyboardEvent, type ReactNode, useState } from 'react';

/** Hidden until pressed, by pointer or keyboard; what is inside can't be focused before. */
export function Spoiler({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  if (shown) return <span className="dc-spoiler dc-spoiler-shown">{children}</span>;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    setShown(true);
  };
  return (
    // A button element may not hold blocks or links, which a spoiler can.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      className="dc-spoiler"
      role="button"
      tabIndex={0}
      aria-label="Spoiler: press to show"
      onClick={() => setShown(true)}
      onKeyDown={onKeyDown}
    >
      <span inert aria-hidden="true">
        {children}
      </span>
    </span>
  );
}
