import { expect, it } from 'vitest';
import type { GuildView, MemberView, RoleView } from '../../../src/control/contract.ts';
import { memberLines } from './member-groups.ts';

const role = (id: string, position: number, hoist = true) =>
  ({ id, name: `Role ${id}`, position, hoist }) as RoleView;
const member = (displayName: string, roleIds: string[] = [], online = true) =>
  ({ userId: displayName, displayName, roleIds, online }) as MemberView;

it('lists each member once, under the highest shown role, by name', () => {
  const guild = {
    roles: [role('1', 1), role('2', 2), role('3', 3, false)],
    members: [
      member('Zoe', ['1', '2']),
      member('Ada', ['2', '3']),
      member('Bob', ['1'], false),
      member('Cleo', ['3']),
    ],
  } as GuildView;
  const read = memberLines(guild).map((line) =>
    line.kind === 'heading' ? `${line.name} ${line.count}` : line.member.displayName,
  );
  expect(read).toEqual(['Role 2 2', 'Ada', 'Zoe', 'Online 1', 'Cleo', 'Offline 1', 'Bob']);
});
