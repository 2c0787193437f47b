import { get, type Route } from './route.ts';

/** https://discord.com/developers/docs/events/gateway#get-gateway-bot */
export const gatewayRoutes: Route[] = [
  get('/gateway', ({ deps }) => ({ url: deps.gatewayUrl() }), 'none'),
  get('/gateway/bot', ({ deps, userId, world }) => ({
    url: deps.gatewayUrl(),
    shards: Math.max(1, Math.ceil(world.members.count('userId', userId) / 1000)),
    session_start_limit: deps.sessionStartLimit(userId),
  })),
];
