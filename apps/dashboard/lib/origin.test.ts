import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './origin.ts';

const own = 'https://tickets.example.com';
const from = (headers: Record<string, string>) => isOwnOrigin(new Headers(headers), own);

describe('origin', () => {
  it('accepts our own pages', () => {
    expect(from({ origin: own })).toBe(true);
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(isOwnOrigin(new Headers({ origin: own }), `${own}/some/base`)).toBe(true);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'http://tickets.example.com' },
    { origin: 'https://tickets.example.com:8443' },
    { origin: 'https://tickets.example.com.evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
    { referer: own },
    {},
  ])('refuses %j', (headers) => {
    expect(from(headers as Record<string, string>)).toBe(false);
  });
});
