import {
  allStaffPermissions,
  type PermissionGrant,
  staffPermission,
} from '@fns/contracts/permissions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayClose } from '../tickets/may-close.ts';
import { mayChangeGrants } from './may-grant.ts';
import { mayReadTranscript } from './may-read-transcript.ts';
import { type MemberStanding, memberAccess } from './member-access.ts';

const standing: MemberStanding = {
  guildId: 'guild',
  userId: 'user',
  isMember: true,
  isOwner: false,
  discordPermissions: 0n,
  roleIds: ['helper'],
};
const grants: PermissionGrant[] = [
  { kind: 'role', id: 'helper', permissions: ['tickets.view'] },
  { kind: 'user', id: 'user', permissions: ['transcripts.view', 'tickets.view'] },
  { kind: 'role', id: 'boss', permissions: ['staff.manage'] },
  // A person whose id is a role's, and the other way round, get nothing by it.
  { kind: 'user', id: 'helper', permissions: ['panels.manage'] },
  { kind: 'role', id: 'user', permissions: ['settings.manage'] },
];

describe('memberAccess', () => {
  it('joins what is granted to a person and to their roles', () => {
    const { permissions, isManager } = memberAccess(standing, grants);
    expect(permissions).toEqual(['tickets.view', 'transcripts.view']);
    expect(isManager).toBe(false);
  });

  it.each([
    ['the owner', { isOwner: true }],
    ['ADMINISTRATOR', { discordPermissions: 8n }],
    ['MANAGE_GUILD', { discordPermissions: 32n }],
  ])('lets %s do everything', (_who, more) => {
    const access = memberAccess({ ...standing, ...more }, []);
    expect(access).toMatchObject({ isManager: true, permissions: allStaffPermissions });
  });

  it('gives someone who is not in the guild nothing at all', () => {
    const gone = { ...standing, isMember: false, isOwner: true, discordPermissions: 8n };
    const access = memberAccess(gone, grants);
    expect(access).toMatchObject({ isManager: false, permissions: [] });
  });
});

describe('what belongs to a ticket', () => {
  const ticket = { userId: 'opener', staffRoles: ['helper'] };
  const nobody = { userId: 'x', roleIds: ['other'], permissions: [] };

  it.each([
    ['a stranger', nobody, false, false],
    ['the opener', { ...nobody, userId: 'opener' }, true, true],
    ['staff of the ticket', { ...nobody, roleIds: ['helper'] }, true, true],
    ['tickets.manage', { ...nobody, permissions: ['tickets.manage' as const] }, true, false],
    ['transcripts.view', { ...nobody, permissions: ['transcripts.view' as const] }, false, true],
  ])('%s', (_who, access, closes, reads) => {
    expect(mayClose(access, ticket)).toBe(closes);
    expect(mayReadTranscript(access, ticket, ticket)).toBe(reads);
  });
});

describe('mayChangeGrants', () => {
  const some = fc.subarray([...staffPermission.options]);
  const manyGrants = fc.array(
    fc.record({
      kind: fc.constantFrom('role' as const, 'user' as const),
      id: fc.constantFrom('a', 'b'),
      permissions: some,
    }),
    { maxLength: 4 },
  );

  it('lets nobody give or take what they do not hold', () => {
    fc.assert(
      fc.property(some, manyGrants, manyGrants, (permissions, before, after) => {
        if (!mayChangeGrants({ permissions }, before, after)) return;
        for (const permission of staffPermission.options) {
          if (permissions.includes(permission)) continue;
          const holders = (list: PermissionGrant[]) =>
            new Set(
              list
                .filter((grant) => grant.permissions.includes(permission))
                .map(({ kind, id }) => `${kind}:${id}`),
            );
          expect(holders(after)).toEqual(holders(before));
        }
      }),
    );
  });

  it('asks for staff.manage, and nothing when nothing changes', () => {
    const grant: PermissionGrant = { kind: 'role', id: 'a', permissions: ['tickets.view'] };
    expect(mayChangeGrants({ permissions: ['tickets.view'] }, [], [grant])).toBe(false);
    const holds = { permissions: ['tickets.view' as const, 'staff.manage' as const] };
    expect(mayChangeGrants(holds, [], [grant])).toBe(true);
    expect(mayChangeGrants({ permissions: [] }, [grant, grant], [grant])).toBe(true);
  });
});
