import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { World } from '../world/world.ts';
import type { Buckets } from './bucket.ts';

const path = /^\/api(?:\/v\d+)?\/channels\/(\d+)(?:\?.*)?$/;
const change = z.looseObject({ name: z.string().optional(), topic: z.string().nullish() });

/** A channel's name and topic together may change twice in ten minutes, by whomever. */
const allowance = { limit: 2, windowMs: 10 * 60 * 1000 };

/**
 * Milliseconds to wait when a request would rename a channel too often; undefined when it is fine.
 * No header announces this limit: a client learns of it from the 429 alone.
 */
export function channelRenameProblem(
  world: World,
  buckets: Buckets,
  request: FastifyRequest,
): number | undefined {
  if (request.method !== 'PATCH') return undefined;
  const channel = world.channels.get(path.exec(request.url)?.[1] ?? '');
  const asked = change.safeParse(request.body);
  if (!channel || channel.thread || !asked.success) return undefined;
  const { name, topic } = asked.data;
  const renames = name !== undefined && name !== channel.name;
  const retopics = topic !== undefined && (topic ?? '') !== (channel.topic ?? '');
  if (!renames && !retopics) return undefined;
  const state = buckets.take(`rename ${channel.id}`, allowance);
  return state.allowed ? undefined : state.resetAt - world.clock.now();
}
