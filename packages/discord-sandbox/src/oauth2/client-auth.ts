import { timingSafeEqual } from 'node:crypto';
import type { ApplicationRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';

/**
 * The application that a token request comes from, by Basic authorisation or by `client_id` and
 * `client_secret` in the form. @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
export function authenticateClient(
  world: World,
  authorization: string | undefined,
  form: URLSearchParams,
): ApplicationRow | undefined {
  const { id, secret } = basic(authorization) ?? {
    id: form.get('client_id') ?? '',
    secret: form.get('client_secret') ?? '',
  };
  const application = world.applications.get(id);
  return application && sameSecret(application.clientSecret, secret) ? application : undefined;
}

function basic(authorization: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id: formDecoded(id), secret: formDecoded(rest.join(':')) };
}

/** Both halves of Basic are form-encoded first, which most clients forget where nothing changes. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function sameSecret(expected: string, given: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
