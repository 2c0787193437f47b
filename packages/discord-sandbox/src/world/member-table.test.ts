import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemberTable, memberKey } from './member-table.ts';
import type { MemberRow } from './rows.ts';
import { createTable, type TableChange } from './table.ts';

const guildIds = ['g1', 'g2', 'g3'];
const userIds = ['u1', 'u2', 'u3', 'u4', 'u5'];

const member: fc.Arbitrary<MemberRow> = fc.record({
  guildId: fc.constantFrom(...guildIds),
  userId: fc.constantFrom(...userIds),
  nick: fc.constantFrom(null, 'Ace'),
  roleIds: fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3')),
  joinedAt: fc.nat(),
  timeoutUntil: fc.constantFrom(null, 5),
  mute: fc.boolean(),
  deaf: fc.boolean(),
});
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: member.map((put) => ({ put })) },
    { weight: 1, arbitrary: member.map((remove) => ({ remove })) },
    { weight: 1, arbitrary: member.map((patch) => ({ patch })) },
  ),
  { maxLength: 80 },
);

/** The plain table with the same look-ups: what the compact one must be indistinguishable from. */
const plainTable = (onChange: (change: TableChange) => void) =>
  createTable<MemberRow, 'guildId' | 'userId'>({
    name: 'members',
    key: ({ guildId, userId }) => memberKey(guildId, userId),
    groups: { guildId: (row) => row.guildId, userId: (row) => row.userId },
    onChange,
  });

type Members = ReturnType<typeof plainTable>;

const byKey = (rows: Iterable<MemberRow>) =>
  [...rows].sort((a, b) =>
    memberKey(a.guildId, a.userId).localeCompare(memberKey(b.guildId, b.userId)),
  );

function seen(table: Members) {
  return {
    size: table.size,
    all: byKey(table.values()),
    entries: [...table.entries()].map(([key]) => key).sort(),
    guilds: guildIds.map((id) => [table.by('guildId', id), table.count('guildId', id)]),
    users: userIds.map((id) => [byKey(table.by('userId', id)), table.count('userId', id)]),
    single: guildIds.flatMap((g) => userIds.map((u) => table.get(memberKey(g, u)) ?? null)),
  };
}

test('the compact table of members does all that a plain one does', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const journals: [TableChange[], TableChange[]] = [[], []];
      const compact = createMemberTable(
        (id) => id,
        (change) => journals[0].push(change),
      );
      const plain = plainTable((change) => journals[1].push(change));
      for (const step of all) {
        for (const table of [compact, plain]) {
          if ('put' in step) table.put(step.put);
          else if ('remove' in step) {
            table.delete(memberKey(step.remove.guildId, step.remove.userId));
          } else {
            const { guildId, userId, nick, roleIds } = step.patch;
            table.patch(memberKey(guildId, userId), { nick, roleIds });
          }
        }
      }
      expect(seen(compact)).toEqual(seen(plain));
      expect(journals[0]).toEqual(journals[1]);

      const rebuilt = createMemberTable((id) => id, undefined);
      for (const { key, value } of journals[0]) rebuilt.restore(key, value as MemberRow | null);
      expect(seen(rebuilt)).toEqual(seen(plain));
    }),
  );
});

test('members of one guild with the same roles share the list of them', () => {
  const table = createMemberTable((id) => id, undefined);
  const joined = { nick: null, joinedAt: 1, timeoutUntil: null, mute: false, deaf: false };
  for (const userId of userIds) {
    table.put({ ...joined, guildId: 'g1', userId, roleIds: ['r1', 'r2'] });
  }
  expect(new Set(table.by('guildId', 'g1').map(({ roleIds }) => roleIds)).size).toBe(1);
});
