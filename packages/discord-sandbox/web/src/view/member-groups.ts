import type { GuildView, MemberView, RoleView } from '../../../src/control/contract.ts';

/** One line of the member list. */
export type MemberLine =
  | { kind: 'heading'; name: string; count: number }
  | { kind: 'member'; member: MemberView };

/** Who is in a server, under their highest shown role, then who else is online, then the others. */
export function memberLines({ roles, members }: GuildView): MemberLine[] {
  const shown = roles.filter(({ hoist }) => hoist).sort((a, b) => b.position - a.position);
  const groups = new Map<string, MemberView[]>([
    ...shown.map(({ id }): [string, MemberView[]] => [id, []]),
    ['Online', []],
    ['Offline', []],
  ]);
  for (const member of members) groups.get(groupOf(member, shown))?.push(member);
  const names = new Map(shown.map(({ id, name }) => [id, name]));
  return [...groups].flatMap(([key, found]): MemberLine[] =>
    found.length === 0
      ? []
      : [
          { kind: 'heading', name: names.get(key) ?? key, count: found.length },
          ...found.sort(byName).map((member) => ({ kind: 'member' as const, member })),
        ],
  );
}

function groupOf({ online, roleIds }: MemberView, shown: RoleView[]): string {
  if (!online) return 'Offline';
  return shown.find(({ id }) => roleIds.includes(id))?.id ?? 'Online';
}

const { compare } = new Intl.Collator();
const byName = (a: MemberView, b: MemberView) => compare(a.displayName, b.displayName);
