import type { NextRequest } from 'next/server';
import { handlers } from '@/lib/auth.ts';
import { toErrorPage } from '@/lib/sign-in-errors.ts';

/** Sign-in, sign-out and the session: next-auth checks state, PKCE and its own CSRF token. Public. */
export async function GET(request: NextRequest): Promise<Response> {
  return toErrorPage(request, await handlers.GET(request));
}

export async function POST(request: NextRequest): Promise<Response> {
  return toErrorPage(request, await handlers.POST(request));
}
