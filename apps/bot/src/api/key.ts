import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Judges an `Authorization` header. Both sides are hashed first, so the comparison takes the same
 * time whatever was sent, and a wrong length tells nothing either.
 */
export function keyJudge(apiKey: string): (authorization: string | undefined) => boolean {
  const expected = digest(apiKey);
  return (authorization = '') => {
    const [scheme = '', ...rest] = authorization.split(' ');
    const same = timingSafeEqual(digest(rest.join(' ').trim()), expected);
    return same && scheme.toLowerCase() === 'bearer';
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
