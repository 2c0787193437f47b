import { Client, type Guild, PermissionsBitField } from 'discord.js';
import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChannel } from './actions/channels.ts';
import { guildCreateObject } from './objects/guild.ts';
import {
  allPermissions,
  canSee,
  memberPermissions,
  overwrittenPermissions,
  permissionsIn,
} from './permissions.ts';
import type { MemberRow } from './rows.ts';
import { createWorld, type World } from './world.ts';

const flags = Object.values(PermissionFlagsBits);
const bits = fc
  .subarray(flags, { maxLength: 12 })
  .map((chosen) => String(chosen.reduce((sum, bit) => sum | bit, 0n)));
/** Few administrators, or every case ends before the overwrites. */
const roleBits = fc
  .tuple(bits, fc.integer({ min: 0, max: 9 }))
  .map(([value, dice]) =>
    String(dice === 0 ? BigInt(value) | 8n : BigInt(value) & ~PermissionFlagsBits.Administrator),
  );

const guildId = '100000000000000000';
const memberId = '200000000000000001';
const roleIds = ['300000000000000001', '300000000000000002', '300000000000000003'];

const cases = fc.record({
  everyone: roleBits,
  roles: fc.tuple(roleBits, roleBits, roleBits),
  held: fc.subarray(roleIds),
  owns: fc.integer({ min: 0, max: 15 }).map((dice) => dice === 0),
  overwrites: fc.array(
    fc.record({ target: fc.constantFrom(guildId, ...roleIds, memberId), allow: bits, deny: bits }),
    { maxLength: 5 },
  ),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function build({ everyone, roles, held, owns, overwrites }: Case) {
  const world = createWorld();
  world.guilds.put({
    id: guildId,
    name: 'G',
    description: null,
    icon: null,
    colors: ['#000000', '#ffffff'],
    ownerId: owns ? memberId : '200000000000000009',
    preferredLocale: 'en-US',
    features: [],
    systemChannelId: null,
    rulesChannelId: null,
    available: true,
  });
  for (const [index, permissions] of [everyone, ...roles].entries()) {
    world.roles.put({
      id: index === 0 ? guildId : (roleIds[index - 1] ?? ''),
      guildId,
      name: `r${index}`,
      color: 0,
      hoist: false,
      position: index,
      permissions,
      managed: false,
      mentionable: false,
      tags: null,
      unicodeEmoji: null,
    });
  }
  const member = world.members.put({
    guildId,
    userId: memberId,
    nick: null,
    roleIds: held,
    joinedAt: 0,
    timeoutUntil: null,
    mute: false,
    deaf: false,
  });
  const unique = new Map(overwrites.map((entry) => [entry.target, entry]));
  const channel = createChannel(world, {
    guildId,
    type: ChannelType.GuildText,
    name: 'c',
    overwrites: [...unique.values()].map(({ target, allow, deny }) => ({
      id: target,
      type: target === memberId ? OverwriteType.Member : OverwriteType.Role,
      allow,
      deny,
    })),
  });
  return { world, member, channel };
}

/** The same guild as discord.js keeps it. */
function inDiscordJs(world: World): Guild {
  const client = new Client({ intents: [] });
  const row = world.guilds.get(guildId);
  if (!row) throw new Error('no guild');
  const data = guildCreateObject(world, row, { userId: memberId, withMembers: true });
  const cache = client.guilds as unknown as { _add: (data: unknown) => Guild };
  return cache._add(data);
}

describe('permissions', () => {
  test('are what discord.js computes, in every server', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { world, member, channel } = build(given);
        const guild = inDiscordJs(world);
        const theirs = guild.channels.cache.get(channel.id)?.permissionsFor(memberId);
        expect(overwrittenPermissions(world, member, channel)).toBe(theirs?.bitfield);
      }),
      { numRuns: 300 },
    );
  });

  test('all permissions are the same set', () => {
    expect(allPermissions).toBe(PermissionsBitField.All);
  });

  const plain: Case = {
    everyone: String(
      PermissionFlagsBits.ViewChannel |
        PermissionFlagsBits.SendMessages |
        PermissionFlagsBits.ReadMessageHistory |
        PermissionFlagsBits.AttachFiles,
    ),
    roles: ['0', '0', '0'],
    held: [],
    owns: false,
    overwrites: [],
  };

  test('a channel one cannot see gives nothing at all', () => {
    const deny = String(PermissionFlagsBits.ViewChannel);
    const { world, member, channel } = build({
      ...plain,
      overwrites: [{ target: guildId, allow: '0', deny }],
    });
    expect(memberPermissions(world, member, channel)).toBe(0n);
    expect(canSee(world, memberId, channel)).toBe(false);
  });

  test('who cannot write cannot attach either', () => {
    const deny = String(PermissionFlagsBits.SendMessages);
    const { world, member, channel } = build({
      ...plain,
      overwrites: [{ target: guildId, allow: '0', deny }],
    });
    const held = memberPermissions(world, member, channel);
    expect(held & PermissionFlagsBits.AttachFiles).toBe(0n);
    expect(held & PermissionFlagsBits.ReadMessageHistory).not.toBe(0n);
  });

  test('a time-out leaves reading, until it is over', () => {
    const { world, member, channel } = build(plain);
    const out: MemberRow = { ...member, timeoutUntil: world.clock.now() + 60_000 };
    world.members.put(out);
    expect(permissionsIn(world, memberId, channel)).toBe(
      PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory,
    );
    world.clock.shift(61_000);
    expect(permissionsIn(world, memberId, channel) & PermissionFlagsBits.SendMessages).not.toBe(0n);
  });

  test('a private thread is for those invited', () => {
    const { world, channel } = build(plain);
    const thread = createChannel(world, {
      guildId,
      type: ChannelType.PrivateThread,
      name: 't',
      parentId: channel.id,
      thread: {
        archived: false,
        locked: false,
        invitable: true,
        autoArchiveDuration: 1440,
        archivedAt: 0,
        memberIds: [],
        totalMessageSent: 0,
      },
    });
    expect(canSee(world, memberId, thread)).toBe(false);
    const { thread: state } = thread;
    const invited = world.channels.put({
      ...thread,
      thread: state && { ...state, memberIds: [memberId] },
    });
    expect(canSee(world, memberId, invited)).toBe(true);
  });
});
