import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { AccessTokenRow, ApplicationRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { AuthorizeRequest } from './authorize-request.ts';

/** Seconds an access token is good for. */
export const tokenLifetime = 604_800;
const codeLifetimeMs = 60_000;
/** A refresh token that nobody used for this long is forgotten. */
const refreshLifetimeMs = 90 * 24 * 3_600_000;

/** The error field of OAuth2's answers. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export interface GrantProblem {
  error: 'invalid_grant' | 'invalid_request';
  error_description: string;
}

const problem = (field: string, error: GrantProblem['error'] = 'invalid_grant'): GrantProblem => ({
  error,
  error_description: `Invalid "${field}" in request.`,
});

/** A code that can be exchanged once, within a minute. */
export function issueCode(
  world: World,
  request: AuthorizeRequest & { redirectUri: string },
  userId: string,
): string {
  const { application, scopes, redirectUri, codeChallenge } = request;
  forgetOldCodes(world);
  return world.authorizationCodes.put({
    code: randomToken(),
    applicationId: application.id,
    userId,
    scopes,
    redirectUri,
    codeChallenge: codeChallenge ?? null,
    codeChallengeMethod: codeChallenge === undefined ? null : 'S256',
    expiresAt: world.clock.now() + codeLifetimeMs,
  }).code;
}

function forgetOldCodes(world: World): void {
  for (const { code, expiresAt } of world.authorizationCodes.values()) {
    if (expiresAt <= world.clock.now()) world.authorizationCodes.delete(code);
  }
}

/** Exchanges a code; whatever comes of it, the code is used up. */
export function exchangeCode(
  world: World,
  application: ApplicationRow,
  given: { code: string; redirectUri: string | undefined; verifier: string | undefined },
): AccessTokenRow | GrantProblem {
  const row = world.authorizationCodes.get(given.code);
  if (!row || row.applicationId !== application.id) return problem('code');
  world.authorizationCodes.delete(row.code);
  if (row.expiresAt <= world.clock.now()) return problem('code');
  if (row.redirectUri !== given.redirectUri) return problem('redirect_uri');
  if (!verifierFits(row.codeChallenge, given.verifier)) return problem('code_verifier');
  return issueToken(world, row);
}

function verifierFits(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null || verifier === undefined) {
    return challenge === null && verifier === undefined;
  }
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return false;
  const hash = createHash('sha256').update(verifier).digest();
  const expected = Buffer.from(challenge, 'base64url');
  return hash.length === expected.length && timingSafeEqual(hash, expected);
}

/** Gives a new pair of tokens for a refresh token, which is worth nothing afterwards. */
export function refresh(
  world: World,
  application: ApplicationRow,
  refreshToken: string,
): AccessTokenRow | GrantProblem {
  const row = world.accessTokens.by('refreshToken', refreshToken)[0];
  if (!row || row.applicationId !== application.id || isForgotten(world, row)) {
    return problem('refresh_token');
  }
  world.accessTokens.delete(row.accessToken);
  return issueToken(world, row);
}

/** Ends what the person allowed: every token of this person and application. */
export function revoke(world: World, application: ApplicationRow, token: string): void {
  const row = world.accessTokens.get(token) ?? world.accessTokens.by('refreshToken', token)[0];
  if (!row || row.applicationId !== application.id) return;
  for (const other of world.accessTokens.by('userId', row.userId)) {
    if (other.applicationId === application.id) world.accessTokens.delete(other.accessToken);
  }
}

/** Whether the person has said yes to all of this before. */
export function hasGranted(
  world: World,
  userId: string,
  { application, scopes }: Pick<AuthorizeRequest, 'application' | 'scopes'>,
): boolean {
  return world.accessTokens
    .by('userId', userId)
    .some(
      (row) =>
        row.applicationId === application.id &&
        !isForgotten(world, row) &&
        scopes.every((scope) => row.scopes.includes(scope)),
    );
}

function issueToken(
  world: World,
  grant: Pick<AccessTokenRow, 'applicationId' | 'userId' | 'scopes'>,
): AccessTokenRow {
  for (const row of world.accessTokens.by('userId', grant.userId)) {
    if (isForgotten(world, row)) world.accessTokens.delete(row.accessToken);
  }
  return world.accessTokens.put({
    accessToken: randomToken(),
    refreshToken: randomToken(),
    applicationId: grant.applicationId,
    userId: grant.userId,
    scopes: grant.scopes,
    expiresAt: world.clock.now() + tokenLifetime * 1000,
  });
}

function isForgotten(world: World, { expiresAt }: AccessTokenRow): boolean {
  return expiresAt + refreshLifetimeMs <= world.clock.now();
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Thirty letters and digits, as Discord's codes and tokens look. */
function randomToken(): string {
  return Array.from({ length: 30 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
