import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, refuseAddress } from '../limits/register-limits.ts';
import type { RestFaults } from './rest-faults.ts';

const apiPath = /^\/api(?:\/v\d+)?(\/[^?]*)/;

/** Lets the armed faults strike the REST calls of `app`; call it before the routes are registered. */
export function strikeRest(app: FastifyInstance, faults: RestFaults): void {
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
        await new Promise((resolve) => request.raw.socket.once('close', resolve));
        return answerNobody(reply);
      case 'cut':
        cut(request);
        return answerNobody(reply);
      case 'lost-answer':
        loseAnswer.add(request);
        return;
      case 'slow':
        await delay(ms);
        return;
    }
  });

  app.addHook('onSend', async (request, _reply, payload) => {
    if (loseAnswer.has(request)) cut(request);
    return payload;
  });
}

/** The call is over once its connection is; the answer that goes nowhere lets it be recorded. */
function answerNobody(reply: FastifyReply): FastifyReply {
  return reply.code(504).send();
}

function cut(request: FastifyRequest): void {
  request.raw.socket.destroy();
}
