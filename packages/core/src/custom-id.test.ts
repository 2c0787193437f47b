import fc from 'fast-check';
import { expect, it } from 'vitest';
import { customIds, decodeCustomId, encodeCustomId } from './custom-id.ts';

const words = fc.stringMatching(/^[a-z][a-z0-9-]{0,19}$/);
const args = fc.string({ unit: 'binary', maxLength: 50 });

it('reads back whatever it writes', () => {
  fc.assert(
    fc.property(words, words, args, (feature, action, arg) => {
      const id = encodeCustomId(feature, action, arg);
      expect(decodeCustomId(id)).toEqual({ feature, action, arg });
      expect(id.length).toBeLessThanOrEqual(100);
    }),
  );
});

it('never throws on an id from elsewhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      const decoded = decodeCustomId(id);
      if (decoded) expect(id.startsWith(`${decoded.feature}:${decoded.action}`)).toBe(true);
    }),
  );
});

it('refuses to write what Discord would not take', () => {
  expect(() => encodeCustomId('ticket', 'open', 'x'.repeat(100))).toThrow('too long');
  expect(() => encodeCustomId('Ticket', 'open')).toThrow('not a custom id');
});

it('gives every button of a ticket its own id', () => {
  const id = 'a'.repeat(24);
  const all = Object.values(customIds).map((write) => write(id));
  expect(new Set(all).size).toBe(all.length);
});
