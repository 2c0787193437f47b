import { checkHealth } from '@/lib/health.ts';

export const dynamic = 'force-dynamic';

/** Public: says that the process lives, and whether what it leans on answers. Always 200 and fast. */
export async function GET(): Promise<Response> {
  return Response.json(await checkHealth(), { headers: { 'cache-control': 'no-store' } });
}
