import type { ApplicationRow } from '../world/rows.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * An address is allowed when the application lists it, to the letter. An application that lists none
 * is a local experiment: it may return to any program on this machine.
 */
export function isAllowedRedirect(
  { redirectUris }: Pick<ApplicationRow, 'redirectUris'>,
  uri: string,
): boolean {
  if (redirectUris.length > 0) return redirectUris.includes(uri);
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'http:' && loopback.has(hostname);
}

/** An address of this machine under each of its names; others stay alone. */
export function loopbackVariants(uri: string): string[] {
  const url = new URL(uri);
  if (!loopback.has(url.hostname)) return [uri];
  return ['localhost', '127.0.0.1'].map((hostname) => {
    const variant = new URL(uri);
    variant.hostname = hostname;
    return variant.href;
  });
}
