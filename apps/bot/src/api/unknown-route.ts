import { type Refusal, refuse } from '@fns/contracts/errors';
import type { FastifyInstance } from 'fastify';

/**
 * Tells an address that does not exist from one that does but not for this method. Must be called
 * before the routes are added.
 */
export function unknownRoute(app: Pick<FastifyInstance, 'addHook'>) {
  const known: { pattern: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = new RegExp(`^${url.replace(/:[^/]+/g, '[^/]+')}$`);
    known.push({ pattern, methods: [method].flat() });
  });

  return (path: string): { refusal: Refusal; allow?: string } => {
    const methods = known.filter(({ pattern }) => pattern.test(path)).flatMap((r) => r.methods);
    if (methods.length === 0) return { refusal: refuse('route_not_found') };
    const allow = [...new Set(methods)].join(', ');
    return { refusal: refuse('method_not_allowed', undefined, { allow }), allow };
  };
}
