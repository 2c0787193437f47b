import { expect, test } from 'vitest';
import { pathTest } from './path-match.ts';

test.each([
  ['/channels/*', '/channels/1', true],
  ['/channels/*', '/channels/1/messages', false],
  ['/channels/*/messages', '/channels/1/messages', true],
  ['/channels/**', '/channels/1/messages/2', true],
  ['**/messages', '/channels/1/messages', true],
  ['/channels/', '/channels', true],
  ['/users/@me', '/users/@me', true],
  ['/users/@me', '/users/xme', false],
  ['/^\\/channels\\/\\d+$/', '/channels/12', true],
  ['/^\\/channels\\/\\d+$/', '/channels/x', false],
  ['/messages$/', '/channels/1/messages', true],
])('%s on %s is %s', (pattern, path, fits) => {
  expect(pathTest(pattern)(path)).toBe(fits);
});
