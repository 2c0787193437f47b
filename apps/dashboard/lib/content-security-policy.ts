export interface PolicyParts {
  nonce: string;
  /** Avatars, icons and emojis come from there. */
  cdnUrl: string;
  /** Sign-in is a form that ends up there, and browsers judge the redirect too. */
  discordUrl: string;
  https: boolean;
  /** React's development build evaluates strings, and hot reloading talks over a socket. */
  development: boolean;
}

/**
 * What a page of ours may load. Styles may be inline: components position themselves with style
 * attributes, for which there is no nonce.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export function contentSecurityPolicy(parts: PolicyParts): string {
  const { nonce, cdnUrl, discordUrl, https, development } = parts;
  const directives = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': `'self' data: blob: ${new URL(cdnUrl).origin}`,
    'font-src': "'self'",
    'connect-src': `'self'${development ? ' ws:' : ''}`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': `'self' ${new URL(discordUrl).origin}`,
    'frame-ancestors': "'none'",
    ...(https ? { 'upgrade-insecure-requests': '' } : {}),
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');
}
