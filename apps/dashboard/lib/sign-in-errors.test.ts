import { describe, expect, it } from 'vitest';
import { toErrorPage } from './sign-in-errors.ts';

const own = 'https://tickets.example.com';
const callback = `${own}/api/auth/callback/discord`;

function answer(location: string): Response {
  const headers = new Headers({ location });
  headers.append('set-cookie', 'state=; Max-Age=0');
  headers.append('set-cookie', 'pkce=; Max-Age=0');
  return new Response(null, { status: 302, headers });
}

describe('errors of signing in', () => {
  it('go to the error page, with the cookies', () => {
    const sent = answer(`${own}/signin?error=OAuthCallbackError`);
    const got = toErrorPage(new Request(`${callback}?code=x`), sent);
    expect(got.status).toBe(302);
    expect(got.headers.get('location')).toBe(`${own}/auth-error?error=OAuthCallbackError`);
    expect(got.headers.getSetCookie()).toHaveLength(2);
  });

  it('know a "no" from a fault', () => {
    const sent = answer(`${own}/signin?error=OAuthCallbackError`);
    const got = toErrorPage(new Request(`${callback}?error=access_denied`), sent);
    expect(got.headers.get('location')).toBe(`${own}/auth-error?error=AccessDenied`);
  });

  it.each([
    `${own}/dashboard`,
    `${own}/signin?callbackUrl=%2Fdashboard`,
    `${own}/auth-error?error=X`,
  ])('leave %s alone', (location) => {
    const sent = answer(location);
    expect(toErrorPage(new Request(callback), sent)).toBe(sent);
  });
});
