import { expect, test } from 'vitest';
import { loggedError } from './log.ts';

test('a failed call to Discord is logged without its body and without an interaction’s token', () => {
  const error = Object.assign(new Error('Unknown interaction'), {
    code: 10062,
    url: 'https://discord.com/api/v10/interactions/1300000000000000001/aW50ZXJhY3Rpb24/callback',
    requestBody: { json: { content: 'what someone wrote' } },
  });
  const logged = JSON.stringify(loggedError(error));
  expect(logged).toContain('10062');
  expect(logged).toContain('interactions/1300000000000000001/…/callback');
  expect(logged).not.toMatch(/what someone wrote|aW50ZXJhY3Rpb24/);
});
