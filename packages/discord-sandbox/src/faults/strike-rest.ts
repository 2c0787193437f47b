import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, refuseAddress } from '../limits/register-limits.ts';
import type { Records } from '../rest/records.ts';
import type { RestFaults } from './rest-faults.ts';

const apiPath = /^\/api(?:\/v\d+)?(\/[^?]*)/;

/** The status in the records of a call that got no answer and was not done. */
const unanswered = 0;

/** Lets the armed faults strike the REST calls of `app`; call it before the routes are registered. */
export function strikeRest(app: FastifyInstance, faults: RestFaults, records: Records): void {
  const loseAnswer = new WeakSet<FastifyRequest>();

  app.addHook('onRequest', async (request, reply) => {
    const path = apiPath.exec(request.url)?.[1];
    if (path === undefined) return;
    const strike = faults.strike(request.method, path);
    if (!strike) return;
    const { fault, ms } = strike;
    switch (fault.kind) {
      case '429':
        return refuse(reply, fault.retryAfter * 1000, 'user');
      case '429-global':
        return refuse(reply, fault.retryAfter * 1000, 'global');
      case '429-cloudflare':
        return refuseAddress(reply, Math.ceil(fault.retryAfter));
      case '5xx':
        return reply.code(fault.status).send({ message: `${fault.status}: Server Error`, code: 0 });
      case 'timeout':
        // Held until the caller gives up, or the server closes.
        reply.hijack();
        request.raw.socket.once('close', () => note(request, reply, unanswered));
        return;
      case 'cut':
        reply.hijack();
        request.raw.socket.destroy();
        note(request, reply, unanswered);
        return;
      case 'lost-answer':
        loseAnswer.add(request);
        return;
      case 'slow':
        await delay(ms);
        return;
    }
  });

  app.addHook('onSend', async (request, reply, payload) => {
    if (loseAnswer.has(request)) {
      request.raw.socket.destroy();
      note(request, reply, reply.statusCode);
    }
    return payload;
  });

  /** Fastify does not call a response done that never left; it stands in the records all the same. */
  function note(request: FastifyRequest, reply: FastifyReply, status: number): void {
    records.request({
      at: new Date().toISOString(),
      method: request.method,
      path: request.url.replace(/^\/api(\/v\d+)?/, ''),
      status,
      durationMs: Math.round(reply.elapsedTime * 100) / 100,
      applicationId: request.traced.applicationId,
      reason: null,
      code: null,
    });
  }
}
