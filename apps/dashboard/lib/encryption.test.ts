import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEncryption } from './encryption.ts';

const newKey = () => randomBytes(32).toString('base64');

describe('encryption', () => {
  const key = newKey();
  const { encrypt, decrypt } = createEncryption(key);

  it('gives back every text, in its own context only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, mine, other) => {
        const sealed = encrypt(text, mine);
        expect(decrypt(sealed, mine)).toBe(Buffer.from(text).toString('utf8'));
        if (other !== mine) expect(decrypt(sealed, other)).toBeNull();
      }),
    );
  });

  it('never writes the same text the same way twice', () => {
    expect(encrypt('token', 'a')).not.toBe(encrypt('token', 'a'));
  });

  it('refuses a text in which anything was changed', () => {
    const sealed = encrypt('a token worth stealing', 'a');
    const start = sealed.lastIndexOf('.') + 1;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Buffer.from(sealed.slice(start), 'base64url').length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const bytes = Buffer.from(sealed.slice(start), 'base64url');
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          expect(decrypt(sealed.slice(0, start) + bytes.toString('base64url'), 'a')).toBeNull();
        },
      ),
    );
  });

  it.each([
    '',
    'v1',
    'v1.x',
    'v2.00000000.AAAA',
    `v1.00000000.${'A'.repeat(60)}`,
    'v1..',
    'a.b.c.d',
  ])('refuses %j', (text) => {
    expect(decrypt(text, 'a')).toBeNull();
  });

  it('refuses a tag that was cut short', () => {
    const [version, id, text = ''] = encrypt('secret', 'a').split('.');
    const cut = Buffer.from(text, 'base64url').subarray(0, -4).toString('base64url');
    expect(decrypt(`${version}.${id}.${cut}`, 'a')).toBeNull();
  });

  it('reads what an older key wrote while both are given, and writes with the newer', () => {
    const newer = newKey();
    const sealed = encrypt('secret', 'a');
    const rotated = createEncryption(`${newer}, ${key}`);
    expect(rotated.decrypt(sealed, 'a')).toBe('secret');
    expect(decrypt(rotated.encrypt('secret', 'a'), 'a')).toBeNull();
    expect(createEncryption(newer).decrypt(sealed, 'a')).toBeNull();
  });

  it('takes no key of another length', () => {
    expect(() => createEncryption(randomBytes(16).toString('base64'))).toThrow('32 bytes');
  });
});
