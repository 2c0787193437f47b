import { expect, test } from 'vitest';
import { isInteractionRoute, limitedRoute } from './route.ts';

test.each([
  ['/channels/1/messages/2', '/channels/:id/messages/:id', '1'],
  [
    '/channels/1/messages/2/reactions/%F0%9F%91%8D/@me',
    '/channels/:id/messages/:id/reactions/:reaction',
    '1',
  ],
  ['/guilds/1/members/2/roles/3', '/guilds/:id/members/:id/roles/:id', '1'],
  ['/guilds/1/members/search', '/guilds/:id/members/search', '1'],
  ['/webhooks/1/abc-D_1', '/webhooks/:id/:token', '1/abc-D_1'],
  ['/webhooks/1/tok/messages/@original', '/webhooks/:id/:token/messages/@original', '1/tok'],
  ['/interactions/1/tok/callback', '/interactions/:id/:token/callback', ''],
  ['/applications/1/guilds/2/commands', '/applications/:id/guilds/:id/commands', ''],
  ['/users/@me', '/users/@me', ''],
])('%s', (path, pattern, major) => {
  expect(limitedRoute('GET', path)).toEqual({ method: 'GET', pattern, major });
});

test('interaction answers and their follow-ups stand outside the global limit', () => {
  const outside = (path: string) => isInteractionRoute(limitedRoute('POST', path).pattern);
  expect(outside('/interactions/1/tok/callback')).toBe(true);
  expect(outside('/webhooks/1/tok')).toBe(true);
  expect(outside('/channels/1/messages')).toBe(false);
});
