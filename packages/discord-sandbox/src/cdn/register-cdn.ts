import type { FastifyInstance, FastifyReply } from 'fastify';
import type { World } from '../world/world.ts';
import { defaultPicture, initialsPicture } from './picture.ts';
import { linkHolds } from './signed-links.ts';

/** Shown in place; anything else is offered for saving, so that an upload can't run here. */
const inline = /^(image\/(png|jpeg|gif|webp)|video\/|audio\/|text\/plain)/;

/** Discord's CDN at `/cdn`: attachments by signed links, and pictures drawn from the world's rows. */
export function registerCdn(app: FastifyInstance, world: World): void {
  app.register(
    async (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        reply.headers({
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
          'x-content-type-options': 'nosniff',
        });
      });
      attachments(scope, world);
      pictures(scope, world);
    },
    { prefix: '/cdn' },
  );
}

function attachments(scope: FastifyInstance, world: World): void {
  interface Query {
    ex?: string;
    is?: string;
    hm?: string;
  }
  scope.get<{ Params: { channelId: string; id: string }; Querystring: Query }>(
    '/attachments/:channelId/:id/:filename',
    async (request, reply) => {
      const path = (request.url.split('?')[0] ?? '').replace(/^\/cdn/, '');
      const { channelId, id } = request.params;
      // An expired link and a forged one look the same from outside, as on Discord.
      if (!linkHolds(world, path, request.query)) {
        return reply.code(404).type('text/plain').send('This content is no longer available.');
      }
      const row = world.attachments.get(id);
      const bytes = row?.channelId === channelId ? world.blobs.get(id) : undefined;
      if (!row || !bytes) return notFound(reply);
      const type = row.contentType ?? 'application/octet-stream';
      const disposition = inline.test(type) ? 'inline' : 'attachment';
      return reply
        .headers({
          'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(row.filename)}`,
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, max-age=3600',
        })
        .type(type)
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
}

function pictures(scope: FastifyInstance, world: World): void {
  const picture = (reply: FastifyReply, svg: string | undefined) =>
    svg === undefined
      ? notFound(reply)
      : reply
          .headers({
            'cache-control': 'public, max-age=86400',
            'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          })
          .type('image/svg+xml')
          .send(svg);
  type Id = { Params: { id: string } };

  scope.get<Id>('/avatars/:id/:file', async ({ params }, reply) => {
    const user = world.users.get(params.id);
    const name = user?.globalName ?? user?.username;
    return picture(reply, user && name ? initialsPicture({ ...user, name }) : undefined);
  });
  scope.get<Id>('/icons/:id/:file', async ({ params }, reply) => {
    const guild = world.guilds.get(params.id);
    return picture(reply, guild && initialsPicture({ ...guild, letters: 3 }));
  });
  scope.get<Id>('/app-icons/:id/:file', async ({ params }, reply) => {
    const application = world.applications.get(params.id);
    const colors = world.users.get(params.id)?.colors ?? ['#5865f2', '#2b2f8f'];
    return picture(reply, application && initialsPicture({ name: application.name, colors }));
  });
  scope.get<{ Params: { file: string } }>('/embed/avatars/:file', async ({ params }, reply) =>
    picture(reply, defaultPicture(Number.parseInt(params.file, 10) || 0)),
  );
  scope.get<{ Params: { file: string } }>('/emojis/:file', async ({ params }, reply) => {
    const emoji = world.emojis.get(params.file.split('.')[0] ?? '');
    if (!emoji) return notFound(reply);
    return reply
      .header('cache-control', 'public, max-age=86400')
      .type(emoji.image.contentType)
      .send(Buffer.from(emoji.image.base64, 'base64'));
  });
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain').send('404: Not Found');
}
