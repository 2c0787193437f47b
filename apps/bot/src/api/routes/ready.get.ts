import { readiness } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';

/** Readiness: the gateway is connected and the database answers. 503 while either doesn't. */
export function readyGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'Can it serve? Needs no key.',
    response: { 200: readiness, 503: readiness },
  };
  app.get('/ready', { schema }, async (_request, reply) => {
    const answer = await deps.readiness();
    return reply.code(answer.ready ? 200 : 503).send(answer);
  });
}
