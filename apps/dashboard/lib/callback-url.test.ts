import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCallbackPath } from './callback-url.ts';

const own = 'https://tickets.example.com';

describe('callback address', () => {
  it.each([
    ['/dashboard/guild/1?tab=a#b', '/dashboard/guild/1?tab=a#b'],
    [`${own}/dashboard`, '/dashboard'],
    ['dashboard/x', '/dashboard/x'],
  ])('keeps %j', (asked, path) => {
    expect(safeCallbackPath(asked, own)).toBe(path);
  });

  it.each([
    null,
    '',
    'https://evil.example/dashboard',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    `${own}//evil.example`,
    '/./\\evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    'https://tickets.example.com@evil.example',
    'http://tickets.example.com/',
    '\t//evil.example',
  ])('replaces %j', (asked) => {
    expect(safeCallbackPath(asked, own)).toBe('/dashboard');
  });

  it('always stays here, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      'evil.example',
      '@',
      ':',
      'http',
      '.',
      '..',
      '\t',
      '?',
      own,
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (asked) => {
          const path = safeCallbackPath(asked, own);
          expect(path).toMatch(/^\/(?![/\\])/);
          expect(new URL(path, own).origin).toBe(own);
        },
      ),
    );
  });
});
