import type { LimitedRoute } from './route.ts';

/** How many requests a bucket takes in a window. */
export interface Allowance {
  /** Routes with the same name share their bucket. */
  name: string;
  limit: number;
  windowMs: number;
}

const allow = (name: string, limit: number, seconds: number): Allowance => ({
  name,
  limit,
  windowMs: seconds * 1000,
});

const reactions = allow('reactions', 1, 0.25);
const webhookMessages = allow('webhook messages', 5, 2);

/**
 * Discord publishes no numbers and asks clients to read the headers; these are the ones that its
 * headers have shown, for the routes that a ticket bot uses.
 */
const table: Record<string, Allowance> = {
  'POST /channels/:id/messages': allow('create message', 5, 5),
  'PATCH /channels/:id/messages/:id': allow('edit message', 5, 5),
  'DELETE /channels/:id/messages/:id': allow('delete message', 5, 1),
  'POST /channels/:id/messages/bulk-delete': allow('bulk delete', 1, 1),
  'GET /channels/:id/messages': allow('list messages', 5, 1),
  'PUT /channels/:id/messages/:id/reactions/:reaction': reactions,
  'DELETE /channels/:id/messages/:id/reactions/:reaction': reactions,
  'POST /channels/:id/typing': allow('typing', 5, 5),
  'PATCH /channels/:id': allow('modify channel', 5, 5),
  'DELETE /channels/:id': allow('delete channel', 5, 1),
  'PUT /channels/:id/permissions/:id': allow('overwrites', 10, 10),
  'DELETE /channels/:id/permissions/:id': allow('overwrites', 10, 10),
  'POST /guilds/:id/channels': allow('create channel', 50, 10),
  'PATCH /guilds/:id/members/:id': allow('modify member', 10, 10),
  'PUT /guilds/:id/members/:id/roles/:id': allow('member roles', 10, 10),
  'DELETE /guilds/:id/members/:id/roles/:id': allow('member roles', 10, 10),
  'GET /guilds/:id/members/search': allow('search members', 10, 10),
  'GET /guilds/:id/members': allow('list members', 10, 10),
  'POST /guilds/:id/roles': allow('create role', 250, 48 * 3600),
  'POST /users/@me/channels': allow('open direct message', 10, 10),
  'PUT /applications/:id/commands': allow('overwrite commands', 5, 20),
  'PUT /applications/:id/guilds/:id/commands': allow('overwrite guild commands', 5, 20),
  'POST /webhooks/:id/:token': webhookMessages,
  'PATCH /webhooks/:id/:token/messages/:id': webhookMessages,
  'PATCH /webhooks/:id/:token/messages/@original': webhookMessages,
  'DELETE /webhooks/:id/:token/messages/:id': webhookMessages,
};

/** What a route may do; unlisted ones have a wide bucket of their own, as most of Discord's do. */
export function allowanceOf({ method, pattern }: LimitedRoute): Allowance {
  const route = `${method} ${pattern}`;
  return table[route] ?? { name: route, limit: 30, windowMs: 10_000 };
}
