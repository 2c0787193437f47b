import type { FastifyInstance, FastifyReply } from 'fastify';
import { applicationObject } from '../world/objects/application.ts';
import { userById } from '../world/objects/user.ts';
import type { AccessTokenRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { authenticateClient } from './client-auth.ts';
import { exchangeCode, refresh, revoke, tokenLifetime } from './tokens.ts';

/**
 * The endpoints that programs call: exchange, refresh, revoke, and what a token is good for.
 * @see https://docs.discord.com/developers/topics/oauth2
 */
export function registerToken(app: FastifyInstance, world: World): void {
  app.register(async (scope) => {
    // These take forms only; JSON is refused, as at Discord.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, new URLSearchParams(body as string)),
    );
    scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      if (error.statusCode !== 415) throw error;
      return reply.code(415).send({ message: '415: Unsupported Media Type', code: 0 });
    });
    for (const prefix of ['/api/oauth2', '/api/v10/oauth2']) {
      registerExchange(scope, world, prefix);
      registerRevoke(scope, world, prefix);
    }
  });
  for (const prefix of ['/api/oauth2', '/api/v10/oauth2']) registerInspect(app, world, prefix);
}

function registerExchange(app: FastifyInstance, world: World, prefix: string): void {
  app.post(`${prefix}/token`, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const form = formOf(request.body);
    const application = authenticateClient(world, request.headers.authorization, form);
    if (!application) return unknownClient(reply);
    const code = form.get('code');
    const refreshToken = form.get('refresh_token');
    const grant = form.get('grant_type');
    if (grant === 'authorization_code' && code !== null) {
      return answer(
        reply,
        exchangeCode(world, application, {
          code,
          redirectUri: form.get('redirect_uri') ?? undefined,
          verifier: form.get('code_verifier') ?? undefined,
        }),
      );
    }
    if (grant === 'refresh_token' && refreshToken !== null) {
      return answer(reply, refresh(world, application, refreshToken));
    }
    if (grant === 'authorization_code' || grant === 'refresh_token') {
      const missing = grant === 'refresh_token' ? 'refresh_token' : 'code';
      return refuse(reply, 'invalid_request', `Missing "${missing}" in request.`);
    }
    return refuse(reply, 'unsupported_grant_type', 'The grant type is not supported.');
  });
}

function registerRevoke(app: FastifyInstance, world: World, prefix: string): void {
  app.post(`${prefix}/token/revoke`, async (request, reply) => {
    const form = formOf(request.body);
    const application = authenticateClient(world, request.headers.authorization, form);
    if (!application) return unknownClient(reply);
    const token = form.get('token');
    if (token === null) return refuse(reply, 'invalid_request', 'Missing "token" in request.');
    revoke(world, application, token);
    return {};
  });
}

function registerInspect(app: FastifyInstance, world: World, prefix: string): void {
  app.get(`${prefix}/@me`, async (request, reply) => {
    const token = /^Bearer\s+(\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const row = world.accessTokens.get(token);
    const application = row && world.applications.get(row.applicationId);
    if (!application || row.expiresAt <= world.clock.now()) {
      return reply.code(401).send({ message: '401: Unauthorized', code: 0 });
    }
    const { id, name, icon, description, bot_public, bot_require_code_grant, verify_key } =
      applicationObject(world, application);
    return {
      application: {
        id,
        name,
        icon,
        description,
        summary: '',
        bot_public,
        bot_require_code_grant,
        verify_key,
      },
      scopes: row.scopes,
      expires: new Date(row.expiresAt).toISOString(),
      ...(row.scopes.includes('identify') ? { user: userById(world, row.userId) } : {}),
    };
  });
}

function formOf(body: unknown): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}

function answer(reply: FastifyReply, outcome: ReturnType<typeof exchangeCode>): FastifyReply {
  if ('error' in outcome) return reply.code(400).send(outcome);
  return reply.send(tokenObject(outcome));
}

function tokenObject(row: AccessTokenRow) {
  return {
    token_type: 'Bearer',
    access_token: row.accessToken,
    expires_in: tokenLifetime,
    refresh_token: row.refreshToken,
    scope: row.scopes.join(' '),
  };
}

function unknownClient(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ error: 'invalid_client' });
}

function refuse(reply: FastifyReply, error: string, description: string): FastifyReply {
  return reply.code(400).send({ error, error_description: description });
}
