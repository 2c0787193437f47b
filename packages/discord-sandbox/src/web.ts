import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const missing =
  'The web client has not been built yet. Run `npm run build`, or use the control API below /_sandbox.';

/** The web client: its files, and `index.html` for `/` and every `/channels/…`. */
export function registerWeb(app: FastifyInstance, webRoot: string | undefined): void {
  if (webRoot === undefined || !existsSync(join(webRoot, 'index.html'))) {
    app.get('/', async (_request, reply) => reply.code(503).type('text/plain').send(missing));
    return;
  }
  app.register(fastifyStatic, {
    root: join(webRoot, 'assets'),
    prefix: '/assets/',
    // Their names carry a hash of their content.
    immutable: true,
    maxAge: '1y',
  });
  for (const path of ['/', '/channels', '/channels/*']) {
    app.get(path, async (_request, reply) =>
      reply
        .headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
        .sendFile('index.html', webRoot),
    );
  }
}
