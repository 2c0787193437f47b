import type { Api, ApiDeps } from '../api.ts';

/** Counters and gauges in Prometheus' text format. */
export function metricsGet(app: Api, deps: ApiDeps): void {
  app.get('/metrics', { schema: { summary: 'Prometheus metrics.' } }, async (_request, reply) => {
    const { contentType, text } = await deps.metrics();
    return reply.type(contentType).serializer(String).send(text);
  });
}
