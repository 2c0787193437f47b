import type { api as client } from '@/lib/api/client.ts';

/** The JSON API for the browser. It comes, with the schemas it judges answers by, at the first call. */
export async function api(): Promise<typeof client> {
  return (await import('@/lib/api/client.ts')).api;
}
