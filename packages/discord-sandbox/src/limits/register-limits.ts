import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { World } from '../world/world.ts';
import { allowanceOf } from './allowances.ts';
import { type BucketState, buckets } from './bucket.ts';
import { channelRenameProblem } from './channel-rename.ts';
import { invalidRequests } from './invalid-requests.ts';
import { isInteractionRoute, limitedRoute } from './route.ts';

export interface LimitOptions {
  /** Requests a second of one bot over all routes. Discord: 50. */
  globalPerSecond?: number;
  /** Refused requests in ten minutes that ban an address. Discord: 10,000. */
  invalidLimit?: number;
}

export interface Limits {
  /** Forgets all counts, as a new day would. */
  clear: () => void;
}

type Scope = 'user' | 'global' | 'shared';

const apiPath = /^\/api(?:\/v\d+)?(\/[^?]*)/;

/**
 * Discord's rate limits as hooks around the REST routes of `app`: call it before they are registered.
 * Counts run on the world's clock, so tests that move time also move the windows.
 * @see https://docs.discord.com/developers/topics/rate-limits
 */
export function registerLimits(
  app: FastifyInstance,
  world: World,
  { globalPerSecond = 50, invalidLimit = 10_000 }: LimitOptions = {},
): Limits {
  const now = () => world.clock.now();
  const counted = buckets(now);
  const invalid = invalidRequests(now, invalidLimit);

  app.addHook('onRequest', async (request, reply) => {
    const path = apiPath.exec(request.url)?.[1];
    if (path === undefined) return;
    const banned = invalid.bannedFor(request.ip);
    if (banned !== undefined) return refuseAddress(reply, banned);

    const route = limitedRoute(request.method, path);
    const caller = request.headers.authorization ?? request.ip;
    if (caller.startsWith('Bot ') && !isInteractionRoute(route.pattern)) {
      const all = counted.take(`global ${caller}`, { limit: globalPerSecond, windowMs: 1000 });
      if (!all.allowed) return refuse(reply, all.resetAt - now(), 'global');
    }
    if (route.pattern.startsWith('/interactions/')) return;

    const allowance = allowanceOf(route);
    const state = counted.take(`${allowance.name} ${route.major} ${caller}`, allowance);
    setHeaders(reply, state, bucketName(allowance.name), now());
    if (!state.allowed) return refuse(reply, state.resetAt - now(), 'user');
  });

  app.addHook('preHandler', async (request, reply) => {
    const waitMs = channelRenameProblem(world, counted, request);
    if (waitMs !== undefined) return refuse(reply, waitMs, 'shared');
  });

  app.addHook('onResponse', async (request, reply) => {
    if (!apiPath.test(request.url)) return;
    const shared = reply.getHeader('x-ratelimit-scope') === 'shared';
    if (!shared) invalid.note(request.ip, reply.statusCode);
  });

  return {
    clear: () => {
      counted.clear();
      invalid.clear();
    },
  };
}

function setHeaders(reply: FastifyReply, state: BucketState, bucket: string, time: number): void {
  reply.headers({
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': (state.resetAt / 1000).toFixed(3),
    'x-ratelimit-reset-after': ((state.resetAt - time) / 1000).toFixed(3),
    'x-ratelimit-bucket': bucket,
  });
}

/** Discord's 429: the wait in seconds, rounded up in the header and exact in the body. */
export function refuse(reply: FastifyReply, waitMs: number, scope: Scope): FastifyReply {
  if (scope === 'global') reply.header('x-ratelimit-global', 'true');
  return reply
    .code(429)
    .headers({
      'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))),
      'x-ratelimit-scope': scope,
      via: '1.1 sandbox',
    })
    .send({
      message:
        scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
      retry_after: Math.max(0.001, Math.ceil(waitMs) / 1000),
      global: scope === 'global',
    });
}

/** Cloudflare's refusal of an address: not JSON, and without Discord's `via` header. */
export function refuseAddress(reply: FastifyReply, seconds: number): FastifyReply {
  return reply
    .code(429)
    .headers({ 'retry-after': String(seconds), 'content-type': 'text/plain; charset=UTF-8' })
    .send('error code: 1015');
}

const names = new Map<string, string>();

/** Discord's bucket names are opaque; ours are a hash of the route's, the same in every run. */
function bucketName(name: string): string {
  let hash = names.get(name);
  if (!hash) {
    hash = createHash('md5').update(name).digest('hex');
    names.set(name, hash);
  }
  return hash;
}
