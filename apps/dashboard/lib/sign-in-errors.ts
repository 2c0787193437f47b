/**
 * next-auth sends some failures of the way back from Discord to the sign-in page, others to the error
 * page, and calls a person's "no" by the same name as a fault. Here they all go to the error page, and
 * the "no" is `AccessDenied`. Everything else, cookies above all, stays as it was.
 */
export function toErrorPage(request: Request, response: Response): Response {
  const location = response.headers.get('location');
  if (!location) return response;
  const to = new URL(location, request.url);
  const error = to.searchParams.get('error');
  if (to.pathname !== '/signin' || error === null) return response;

  const saidNo = new URL(request.url).searchParams.get('error') === 'access_denied';
  to.pathname = '/auth-error';
  to.search = `?${new URLSearchParams({ error: saidNo ? 'AccessDenied' : error })}`;
  const headers = new Headers(response.headers);
  headers.set('location', to.href);
  return new Response(null, { status: response.status, headers });
}
