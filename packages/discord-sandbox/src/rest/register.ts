import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refusal } from '../world/refusal.ts';
import { applicationRoutes } from './applications.ts';
import { authenticate } from './authenticate.ts';
import { banRoutes } from './bans.ts';
import { bodyOf, readBodies } from './body.ts';
import type { Call, RestDeps } from './call.ts';
import { channelRoutes } from './channels.ts';
import { emojiRoutes } from './emojis.ts';
import { gatewayRoutes } from './gateway.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { memberRoutes } from './members.ts';
import { messageRoutes } from './messages.ts';
import { overwriteRoutes } from './overwrites.ts';
import { reactionRoutes } from './reactions.ts';
import { roleRoutes } from './roles.ts';
import type { Route } from './route.ts';
import { threadRoutes } from './threads.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every operation that this Discord has. */
export const routes: Route[] = [
  ...applicationRoutes,
  ...banRoutes,
  ...channelRoutes,
  ...emojiRoutes,
  ...gatewayRoutes,
  ...guildRoutes,
  ...interactionRoutes,
  ...memberRoutes,
  ...messageRoutes,
  ...overwriteRoutes,
  ...reactionRoutes,
  ...roleRoutes,
  ...threadRoutes,
  ...userRoutes,
  ...webhookRoutes,
];

declare module 'fastify' {
  interface FastifyRequest {
    /** Filled in on the way, for the record of requests. */
    traced: { applicationId: string | null; code: number | null };
  }
}

/** Discord's REST API, version 10, at `/api/v10` and `/api`. */
export function registerRest(app: FastifyInstance, deps: RestDeps): void {
  recordRequests(app, deps);
  nameJson(app);
  for (const prefix of ['/api/v10', '/api']) {
    app.register(
      async (scope) => {
        await readBodies(scope);
        scope.setErrorHandler(answerError);
        scope.setNotFoundHandler((request, reply) => {
          deps.records.violation({
            at: new Date(deps.world.clock.now()).toISOString(),
            method: request.method,
            path: request.url,
            message: 'No such operation in this Discord',
            errors: null,
          });
          return answerError(refusal('notFound'), request, reply);
        });
        for (const route of routes) addRoute(scope, route, deps);
      },
      { prefix },
    );
  }
}

function addRoute(scope: FastifyInstance, route: Route, deps: RestDeps): void {
  scope.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const call = await callOf(request, route, deps);
      const answer = await route.handle(call);
      if (answer === undefined) return reply.code(204).send();
      return reply.code(route.status ?? 200).send(answer);
    },
  });
}

async function callOf(request: FastifyRequest, route: Route, deps: RestDeps): Promise<Call> {
  const caller = authenticate(deps.world, request.headers.authorization, route.auth);
  request.traced.applicationId = caller.application?.id ?? null;
  const { body, files } = await bodyOf(request);
  return {
    ...caller,
    world: deps.world,
    deps,
    method: request.method,
    path: request.url,
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string>,
    body,
    files,
    reason: reasonOf(request),
  };
}

function reasonOf(request: FastifyRequest): string | null {
  const header = request.headers['x-audit-log-reason'];
  if (typeof header !== 'string') return null;
  try {
    return decodeURIComponent(header).slice(0, 512);
  } catch {
    return header.slice(0, 512);
  }
}

/** Refusals in Discord's form; a bug of the sandbox is a 500 and goes to the log. */
function answerError(
  error: Refusal | FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Refusal) {
    request.traced.code = error.code;
    const { status, message, code, errors } = error;
    return reply.code(status).send({ message, code, ...(errors ? { errors } : {}) });
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return answerError(refusal('tooLarge'), request, reply);
  if (status === 415) {
    return reply.code(400).send({
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        _errors: [
          {
            code: 'CONTENT_TYPE_INVALID',
            message:
              "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.",
          },
        ],
      },
    });
  }
  request.log.error(error);
  return reply.code(500).send({ message: '500: Internal Server Error', code: 0 });
}

/** Discord says `application/json` and no more; some libraries compare it to the letter. */
function nameJson(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isJson = String(reply.getHeader('content-type')).startsWith('application/json');
    if (isJson && request.url.startsWith('/api')) reply.header('content-type', 'application/json');
    return payload;
  });
}

/** Notes every call below `/api`, also those refused before they reach a route. */
function recordRequests(app: FastifyInstance, { world, records }: RestDeps): void {
  app.decorateRequest('traced');
  app.addHook('onRequest', async (request) => {
    request.traced = { applicationId: null, code: null };
  });
  app.addHook('onResponse', async (request, reply) => {
    const path = /^\/api(?:\/v\d+)?(\/.*)$/.exec(request.url)?.[1];
    if (!path) return;
    records.request({
      at: new Date(world.clock.now() - reply.elapsedTime).toISOString(),
      method: request.method,
      path,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 100) / 100,
      applicationId: request.traced.applicationId,
      reason: reasonOf(request),
      code: request.traced.code,
    });
  });
}
