'use client';

import { Broken } from '@/components/refusal/broken.tsx';

export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main>
      <Broken {...props} />
    </main>
  );
}
