import { z } from 'zod';
import type { Api } from '../api.ts';

/** Liveness: the process runs and answers. Says nothing about Discord or the database. */
export function healthGet(app: Api): void {
  const schema = {
    summary: 'Is the process alive? Needs no key.',
    response: { 200: z.object({ status: z.literal('ok') }) },
  };
  app.get('/health', { schema }, () => ({ status: 'ok' as const }));
}
