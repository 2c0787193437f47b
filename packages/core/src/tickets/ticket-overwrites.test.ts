import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockedOpenerOverwrite, ticketOverwrites } from './ticket-overwrites.ts';

const view = 1n << 10n;
const send = 1n << 11n;
const history = 1n << 16n;
const has = (bits: string, bit: bigint) => (BigInt(bits) & bit) !== 0n;

const ids = fc.bigInt({ min: 10n ** 16n, max: 10n ** 19n }).map(String);
const parties = fc
  .record({
    guildId: ids,
    openerId: ids,
    staffRoles: fc.array(ids, { maxLength: 25 }),
    botId: ids,
  })
  .filter(({ openerId, botId }) => openerId !== botId);

describe('ticketOverwrites', () => {
  it('shows the channel to opener, staff and bot, and hides it from everyone else', () => {
    fc.assert(
      fc.property(parties, (given) => {
        const overwrites = ticketOverwrites(given);
        const [everyone, ...others] = overwrites;
        expect(everyone).toEqual({ id: given.guildId, type: 0, allow: '0', deny: String(view) });
        const seers = others.filter(({ allow }) => has(allow, view)).map(({ id }) => id);
        const staff = given.staffRoles.filter((role) => role !== given.guildId);
        expect(new Set(seers)).toEqual(new Set([...staff, given.openerId, given.botId]));
        // Discord takes one overwrite for each role and member.
        const keys = overwrites.map(({ id, type }) => `${type}:${id}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('never opens the ticket to @everyone, even as a staff role', () => {
    const guildId = '10000000000000001';
    const overwrites = ticketOverwrites({
      guildId,
      openerId: '10000000000000002',
      staffRoles: [guildId],
      botId: '10000000000000003',
    });
    expect(overwrites.filter(({ id }) => id === guildId)).toHaveLength(1);
    expect(has(overwrites[0]?.allow ?? '', view)).toBe(false);
  });

  it('asks for no bit beyond what the bot is invited with', () => {
    const asked = ticketOverwrites({
      guildId: '1',
      openerId: '2',
      staffRoles: ['3'],
      botId: '4',
    }).reduce((bits, { allow, deny }) => bits | BigInt(allow) | BigInt(deny), 0n);
    const embedLinks = 1n << 14n;
    const attachFiles = 1n << 15n;
    expect(asked).toBe(view | send | embedLinks | attachFiles | history);
  });
});

it('a locked opener still reads and no longer writes', () => {
  const { id, type, allow, deny } = lockedOpenerOverwrite('2');
  expect({ id, type }).toEqual({ id: '2', type: 1 });
  expect([has(allow, view), has(allow, history), has(allow, send)]).toEqual([true, true, false]);
  expect(BigInt(deny)).toBe(send);
});
