/**
 * Where to go after sign-in: a path of ours, whatever was asked for. Addresses elsewhere, in any of the
 * spellings that browsers take for one (`//host`, `/\host`), become `/dashboard`.
 */
export function safeCallbackPath(asked: string | null | undefined, dashboardUrl: string): string {
  const home = '/dashboard';
  if (!asked) return home;
  const own = new URL(dashboardUrl).origin;
  if (!URL.canParse(asked, own)) return home;
  const url = new URL(asked, own);
  if (url.origin !== own || url.pathname.startsWith('//')) return home;
  return url.pathname + url.search + url.hash;
}
