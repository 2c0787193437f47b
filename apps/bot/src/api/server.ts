import { maxHeaderSize } from 'node:http';
import { errorCatalogue, refuse, toErrorBody } from '@fns/contracts/errors';
import { productLimits } from '@fns/contracts/limits';
import { fastify } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Api, ApiDeps } from './api.ts';
import { answerError, sendRefusal } from './errors.ts';
import { keyJudge } from './key.ts';
import { addRoutes } from './routes.ts';
import { unknownRoute } from './unknown-route.ts';

/** What anyone may ask: probes carry no key. */
const open = new Set(['/health', '/ready']);

/** The HTTP API, not yet listening. Who holds no key learns nothing but that. */
export function createApi(deps: ApiDeps): Api {
  const holdsKey = keyJudge(deps.apiKey);
  const app: Api = fastify({
    bodyLimit: productLimits.requestBodyBytes,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      if (!holdsKey(request.headers.authorization)) sendRefusal(reply, refuse('invalid_api_key'));
      else answerError(deps.log, error, reply);
    },
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validatorCompiler);
  // Answers are built from our own typed views: JSON is all they need to become.
  app.setSerializerCompiler(() => (body) => JSON.stringify(body));
  app.removeContentTypeParser('text/plain');
  const judgeRoute = unknownRoute(app);

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    if (open.has(request.url.split('?')[0] ?? '')) return;
    if (!holdsKey(request.headers.authorization)) {
      reply.header('www-authenticate', 'Bearer');
      return sendRefusal(reply, refuse('invalid_api_key'));
    }
    if (deps.isStopping()) return sendRefusal(reply, refuse('shutting_down'));
  });
  app.setErrorHandler((error, _request, reply) => answerError(deps.log, error, reply));
  app.setNotFoundHandler((request, reply) => {
    const { refusal, allow } = judgeRoute(request.url.split('?')[0] ?? '');
    if (allow) reply.header('allow', allow);
    return sendRefusal(reply, refusal);
  });
  addRoutes(app, deps, async () => {
    const { describeApi } = await import('./describe-api.ts');
    return describeApi(deps);
  });
  return app;
}

/** Bytes that are no HTTP request never reach a route; they get an answer of the same shape. */
function answerBrokenRequest(
  error: Error & { code?: string },
  socket: { writable: boolean; end: (text: string) => void; destroy: () => void },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const sentence =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? `The request's headers are longer than ${maxHeaderSize} bytes.`
      : 'This is not a valid HTTP request.';
  const body = JSON.stringify(toErrorBody(refuse('invalid_input', sentence)));
  const { status } = errorCatalogue.invalid_input;
  socket.end(
    `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
