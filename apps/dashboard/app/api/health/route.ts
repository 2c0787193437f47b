import { connection } from 'next/server';
import { checkHealth } from '@/lib/health.ts';

/** Public: says that the process lives, and whether what it leans on answers. Always 200 and fast. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json(await checkHealth(), { headers: { 'cache-control': 'no-store' } });
}
