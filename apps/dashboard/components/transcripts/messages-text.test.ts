import { expect, it } from 'vitest';
import { messagesText } from './messages-text.ts';

it('counts as people do', () => {
  expect([0, 1, 2, 1204].map(messagesText)).toEqual([
    '0 messages',
    '1 message',
    '2 messages',
    '1,204 messages',
  ]);
});
