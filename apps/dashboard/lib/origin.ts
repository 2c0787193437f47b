/**
 * Whether a request that changes something comes from our own pages. Browsers put `Origin` on every
 * such request; where it is missing, `Sec-Fetch-Site`, which pages can't forge either, decides.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function isOwnOrigin(headers: Headers, dashboardUrl: string): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return origin === new URL(dashboardUrl).origin;
  return headers.get('sec-fetch-site') === 'same-origin';
}
