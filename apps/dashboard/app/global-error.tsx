'use client';

import './globals.css';
import { Broken } from '@/components/refusal/broken.tsx';

/** When even the root layout fails: no theme, no fonts, but the way out. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>Something broke · FNS Tickets</title>
      </head>
      <body className="font-sans">
        <main>
          <Broken {...props} />
        </main>
      </body>
    </html>
  );
}
