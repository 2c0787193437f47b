import type { MemberAccess, StaffPermission } from '@fns/contracts/permissions';

export type NavIcon = 'overview' | 'panels' | 'transcripts' | 'settings';

export interface NavItem {
  href: string;
  label: string;
  icon: NavIcon;
}

/** May this person do that here? Managers may do everything. */
export function can(access: MemberAccess, permission: StaffPermission): boolean {
  return access.isManager || access.permissions.includes(permission);
}

/** The places of a server that this person can enter. */
export function navItems(guildId: string, access: MemberAccess): NavItem[] {
  const base = `/dashboard/guild/${guildId}`;
  const items: NavItem[] = [{ href: base, label: 'Overview', icon: 'overview' }];
  if (can(access, 'panels.manage'))
    items.push({ href: `${base}/panels`, label: 'Panels', icon: 'panels' });
  items.push({
    href: `${base}/transcripts`,
    label: can(access, 'transcripts.view') ? 'Transcripts' : 'My transcripts',
    icon: 'transcripts',
  });
  if (can(access, 'settings.manage'))
    items.push({ href: `${base}/settings`, label: 'Settings', icon: 'settings' });
  return items;
}
