import type { Snowflake } from '@fns/contracts/ids';
import type { User, UserStore } from '@fns/core/ports/user-store';
import type { JWT } from 'next-auth/jwt';
import { getToken } from 'next-auth/jwt';

/** The person behind a request. */
export interface SignedInUser {
  /** Their Discord id. */
  id: Snowflake;
  username: string;
  /** What Discord shows: the display name, else the username. */
  name: string;
  image: string | null;
}

export interface SessionOptions {
  /** Decides the cookie's name: `Secure` and prefixed on https. */
  authUrl: string;
  authSecret: string;
}

/**
 * Who sent these headers; null for nobody. The cookie alone is not enough: the person's record must
 * still carry the session's version, so a session that was ended is over with the next request.
 */
export async function readSession(
  headers: Headers,
  users: () => Promise<Pick<UserStore, 'get'>>,
  options: SessionOptions,
): Promise<SignedInUser | null> {
  const token = await readSessionToken(headers, options);
  if (!token?.sub) return null;
  const user = await (await users()).get(token.sub);
  return user && isOfVersion(token, user) ? toSignedInUser(user) : null;
}

/** The cookie's content if it is ours and not expired. Says nothing about whether the session was ended since. */
export function readSessionToken(
  headers: Headers,
  { authUrl, authSecret }: SessionOptions,
): Promise<JWT | null> {
  // Only the cookie counts: an Authorization header is nobody's session here.
  const cookie = headers.get('cookie') ?? '';
  return getToken({
    req: { headers: new Headers({ cookie }) },
    secret: authSecret,
    secureCookie: authUrl.startsWith('https:'),
  });
}

export function isOfVersion(token: JWT, user: User): boolean {
  return token.sessionVersion === user.sessionVersion;
}

export function toSignedInUser(user: User): SignedInUser {
  return {
    id: user.userId,
    username: user.username,
    name: user.displayName,
    image: user.avatarUrl,
  };
}
