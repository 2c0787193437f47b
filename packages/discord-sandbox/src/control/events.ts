import type { FastifyReply } from 'fastify';
import type { ControlDeps } from './deps.ts';
import { openFeed } from './live-feed.ts';

const keepAliveMs = 15_000;

/** Streams a person's events until they disconnect. */
export function streamEvents(
  { world, isOnline }: ControlDeps,
  userId: string,
  reply: FastifyReply,
): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  const stop = openFeed(world, userId, isOnline, (event) => {
    raw.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const keepAlive = setInterval(() => raw.write(': still here\n\n'), keepAliveMs);
  keepAlive.unref();
  raw.on('close', () => {
    clearInterval(keepAlive);
    stop();
  });
}
