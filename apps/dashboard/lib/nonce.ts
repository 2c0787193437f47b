import { headers } from 'next/headers';
import { nonceHeader } from './request-headers.ts';

/**
 * The nonce that inline scripts of this page must carry (next-themes takes it as a prop). Reading it
 * also makes a page render per request: a page built ahead of time has scripts without a nonce, which
 * the content security policy refuses. So the root layout awaits this.
 */
export async function nonce(): Promise<string | undefined> {
  return (await headers()).get(nonceHeader) ?? undefined;
}
