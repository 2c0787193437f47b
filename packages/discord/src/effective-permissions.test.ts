import { PermissionFlagsBits as bits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { effectivePermissions } from './effective-permissions.ts';

const guildId = '1';
const roles = [
  { id: guildId, permissions: String(bits.ViewChannel | bits.SendMessages) },
  { id: 'helper', permissions: String(bits.ManageMessages) },
  { id: 'admin', permissions: String(bits.Administrator) },
];
const member = { userId: 'u', ownerId: 'o', roleIds: ['helper'] };
const overwrite = (id: string, type: 0 | 1, allow: bigint, deny: bigint) => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
});
const has = (held: bigint, ...wanted: bigint[]) => wanted.every((bit) => (held & bit) === bit);

describe('effectivePermissions', () => {
  it('joins @everyone and the member’s roles', () => {
    const held = effectivePermissions(guildId, roles, member);
    expect(held).toBe(bits.ViewChannel | bits.SendMessages | bits.ManageMessages);
  });

  it('lets owner and administrators do everything, whatever overwrites say', () => {
    const hidden = [overwrite(guildId, 0, 0n, bits.ViewChannel)];
    const owner = { ...member, userId: 'o' };
    const admin = { ...member, roleIds: ['admin'] };
    for (const who of [owner, admin]) {
      expect(has(effectivePermissions(guildId, roles, who, hidden), bits.ManageGuild)).toBe(true);
    }
  });

  it('applies overwrites in Discord’s order: everyone, roles together, the member', () => {
    const held = effectivePermissions(guildId, roles, member, [
      overwrite('u', 1, 0n, bits.SendMessages),
      overwrite('helper', 0, bits.SendMessages | bits.EmbedLinks, 0n),
      overwrite(guildId, 0, 0n, bits.SendMessages),
      overwrite('stranger', 0, bits.ManageChannels, 0n),
    ]);
    expect(has(held, bits.EmbedLinks)).toBe(true);
    expect(has(held, bits.SendMessages)).toBe(false);
    expect(has(held, bits.ManageChannels)).toBe(false);
  });

  it('leaves nothing to who can’t see the channel', () => {
    const hidden = [overwrite(guildId, 0, 0n, bits.ViewChannel)];
    expect(effectivePermissions(guildId, roles, member, hidden)).toBe(0n);
  });
});
