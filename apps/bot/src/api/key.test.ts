import { expect, test } from 'vitest';
import { keyJudge } from './key.ts';

const holdsKey = keyJudge('a-key-of-some-length');

test('the key opens, however its scheme is spelt', () => {
  expect(holdsKey('Bearer a-key-of-some-length')).toBe(true);
  expect(holdsKey('bearer a-key-of-some-length')).toBe(true);
});

test.each([
  undefined,
  '',
  'Bearer',
  'Bearer ',
  'Bearer a-key-of-some-lengtH',
  'Bearer a-key-of-some-length-and-more',
  'Basic a-key-of-some-length',
  'a-key-of-some-length',
])('%s does not', (header) => {
  expect(holdsKey(header)).toBe(false);
});
