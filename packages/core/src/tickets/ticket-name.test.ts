import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeChannelName, ticketName } from './ticket-name.ts';

const ticket = {
  number: 42,
  opener: { username: 'Ada.Lovelace' },
  panelTitle: 'Billing & Refunds',
};

describe('ticketName', () => {
  it.each([
    ['ticket-{number}', 'ticket-0042'],
    ['{username}', 'ada-lovelace'],
    ['{panel} {number}', 'billing-refunds-0042'],
    ['Größe_{number}', 'größe_0042'],
    ['--{nobody}--', 'nobody'],
    ['!!!', 'ticket-0042'],
    ['{username}-{username}', 'ada-lovelace-ada-lovelace'],
  ])('%s becomes %s', (style, name) => {
    expect(ticketName(style, ticket)).toBe(name);
  });

  it('fills each placeholder once: a username that looks like one stays a name', () => {
    const named = { ...ticket, opener: { username: '{number}' } };
    expect(ticketName('{username}', named)).toBe('number');
  });

  it('is always a name that Discord keeps as it is', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(texts, texts, texts, fc.nat(), (style, username, panelTitle, number) => {
        const name = ticketName(style, { number, opener: { username }, panelTitle });
        expect(name).toMatch(/^[^\s\p{P}\p{S}\p{C}\p{Lu}]|^[_-]/u);
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}_-]+$/u);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).toBe(name.toLowerCase());
        expect(safeChannelName(name)).toBe(name);
      }),
    );
  });
});
