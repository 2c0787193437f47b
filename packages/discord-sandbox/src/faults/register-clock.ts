import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { World } from '../world/world.ts';

const shift = z.strictObject({ shiftMs: z.number().int().nonnegative() });

export const clockState = z.object({ now: z.number() });

/**
 * `POST /_sandbox/clock {shiftMs}` moves this Discord's time forward: limits reset, links and tokens
 * age, deadlines fall due. From then on it also differs from its clients' time: a clock skew.
 */
export function registerClock(app: FastifyInstance, world: World): void {
  app.get('/_sandbox/clock', async () => ({ now: world.clock.now() }));
  app.post('/_sandbox/clock', async (request, reply) => {
    const parsed = shift.safeParse(request.body);
    if (!parsed.success) {
      const message = z.prettifyError(parsed.error);
      return reply.code(400).send({ error: { code: 'INVALID', message } });
    }
    world.clock.shift(parsed.data.shiftMs);
    return { now: world.clock.now() };
  });
}
