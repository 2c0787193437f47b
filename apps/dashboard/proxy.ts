import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './lib/content-security-policy.ts';
import { env } from './lib/env.ts';
import { isLoopback } from './lib/loopback.ts';
import { nonceHeader, pathHeader } from './lib/request-headers.ts';
import { readSessionToken } from './lib/session.ts';

/**
 * In front of every page (not of the API, whose gate answers in JSON, nor of files): one address,
 * sign-in for what needs it, and a content security policy with a fresh nonce.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { DASHBOARD_URL, AUTH_URL, AUTH_SECRET, DISCORD_CDN_URL, DISCORD_WEB_URL } = env();
  const path = request.nextUrl.pathname + request.nextUrl.search;

  if (isOtherLoopbackName(request.headers.get('host'), DASHBOARD_URL)) {
    return moveTo(new URL(path, DASHBOARD_URL));
  }

  if (/^\/dashboard(\/|$)/.test(request.nextUrl.pathname)) {
    const session = { authUrl: AUTH_URL, authSecret: AUTH_SECRET };
    // Only a first look, for a quick redirect: pages and routes ask again, in full.
    if (!(await readSessionToken(request.headers, session))) {
      const signIn = new URL('/signin', DASHBOARD_URL);
      signIn.searchParams.set('callbackUrl', path);
      return NextResponse.redirect(signIn);
    }
  }

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy({
    nonce,
    cdnUrl: DISCORD_CDN_URL,
    discordUrl: DISCORD_WEB_URL,
    https: DASHBOARD_URL.startsWith('https:'),
    development: process.env.NODE_ENV === 'development',
  });
  const headers = new Headers(request.headers);
  headers.set(nonceHeader, nonce);
  headers.set(pathHeader, path);
  // Next takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (DASHBOARD_URL.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  }
  return response;
}

/**
 * On one's own machine `127.0.0.1` and `localhost` are one place to people, but two to cookies, and
 * sign-in comes back to only one of them.
 */
function isOtherLoopbackName(host: string | null, dashboardUrl: string): boolean {
  const own = new URL(dashboardUrl);
  if (!host || host === own.host || !URL.canParse(`http://${host}`)) return false;
  const asked = new URL(`http://${host}`);
  return asked.port === own.port && isLoopback(asked.hostname) && isLoopback(own.hostname);
}

/** Not by `Location`: to Next the two names are one host, so it would leave the name out, and the browser would come back. */
function moveTo(url: URL): NextResponse {
  const headers = { refresh: `0; url=${url.href}`, 'content-type': 'text/plain; charset=utf-8' };
  return new NextResponse(`The dashboard is at ${url.origin}`, { headers });
}

export const config = {
  matcher: [
    {
      // All but the API, Next's own files, and files at the top (`/icon.svg`).
      source: '/((?!api/|_next/static/|_next/image|[^/]+\\.\\w+$).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
};
