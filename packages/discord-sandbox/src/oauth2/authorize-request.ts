import { z } from 'zod';
import type { ApplicationRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { isAllowedRedirect } from './redirect.ts';
import { onlyInstalls, parseScopes } from './scopes.ts';

const text = z.string().optional().catch(undefined);

const query = z.object({
  client_id: text,
  redirect_uri: text,
  response_type: text,
  scope: text,
  state: text,
  prompt: text,
  code_challenge: text,
  code_challenge_method: text,
  permissions: text,
  guild_id: text,
  as: text,
});

/** A request to authorise that has been found good. */
export interface AuthorizeRequest {
  application: ApplicationRow;
  scopes: string[];
  /** Undefined when the bot is added and nobody signs in. */
  redirectUri: string | undefined;
  state: string | undefined;
  codeChallenge: string | undefined;
  /** Skip the question where the person has said yes before. */
  silent: boolean;
  /** Adding the bot: the permissions it asks for, and the server it should go to. */
  permissions: bigint;
  guildId: string | undefined;
  /** The person that the link names. */
  as: string | undefined;
  /** The request as it came, to be repeated by forms. */
  fields: [name: string, value: string][];
}

export type AuthorizeJudgement =
  | { kind: 'ok'; request: AuthorizeRequest }
  /** Nobody can be trusted with an answer: shown to the person. */
  | { kind: 'page'; title: string; message: string }
  /** The application is told, at its own address. */
  | { kind: 'redirect'; to: string };

const page = (title: string, message: string): AuthorizeJudgement => ({
  kind: 'page',
  title,
  message,
});

/**
 * Judges the query of `/oauth2/authorize`. Until the application and its address are known to belong
 * together, errors go to the person and never to that address.
 * @see https://docs.discord.com/developers/topics/oauth2#authorization-code-grant
 */
export function judgeAuthorize(world: World, raw: unknown): AuthorizeJudgement {
  const wish = query.parse(raw);
  const application = world.applications.get(wish.client_id ?? '');
  if (!application) {
    return page('Unknown application', 'No application has the client_id that this link names.');
  }
  const scope = parseScopes(wish.scope ?? '');
  const bare = 'scopes' in scope && scope.scopes.length > 0 && onlyInstalls(scope.scopes);
  const signsIn = !bare || wish.response_type !== undefined;
  const redirectUri = wish.redirect_uri ?? (signsIn ? application.redirectUris[0] : undefined);
  if (redirectUri === undefined ? signsIn : !isAllowedRedirect(application, redirectUri)) {
    return page(
      'Invalid OAuth2 redirect_uri',
      `${application.name} does not list this address to return to: ${redirectUri ?? '(none given)'}`,
    );
  }

  const refuse = (error: string, description: string): AuthorizeJudgement =>
    redirectUri === undefined
      ? page('Invalid request', description)
      : { kind: 'redirect', to: withError(redirectUri, error, description, wish.state) };

  if (signsIn && wish.response_type !== 'code') {
    return refuse('unsupported_response_type', 'The only response_type supported is "code".');
  }
  if ('unknown' in scope || scope.scopes.length === 0) {
    return refuse('invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
  }
  const challenge = wish.code_challenge;
  if (challenge !== undefined && wish.code_challenge_method !== 'S256') {
    return refuse('invalid_request', 'The only code_challenge_method supported is "S256".');
  }
  if (challenge !== undefined && !/^[\w-]{43}$/.test(challenge)) {
    return refuse('invalid_request', 'The code_challenge is not a SHA-256 hash in base64url.');
  }
  if (wish.permissions !== undefined && !/^\d{1,20}$/.test(wish.permissions)) {
    return refuse('invalid_request', 'The permissions are not a number.');
  }
  return {
    kind: 'ok',
    request: {
      application,
      scopes: scope.scopes,
      redirectUri,
      state: wish.state,
      codeChallenge: challenge,
      silent: wish.prompt === 'none',
      permissions: BigInt(wish.permissions ?? 0),
      guildId: wish.guild_id,
      as: wish.as,
      fields: Object.entries(wish).flatMap(([name, value]) =>
        value === undefined || name === 'as' ? [] : [[name, value] as [string, string]],
      ),
    },
  };
}

/** The application's address with an error in its query, as OAuth2 has it. */
export function withError(
  redirectUri: string,
  error: string,
  description: string,
  state: string | undefined,
): string {
  const url = new URL(redirectUri);
  url.searchParams.set('error', error);
  url.searchParams.set('error_description', description);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
