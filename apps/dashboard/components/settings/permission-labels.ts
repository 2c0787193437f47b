import type { StaffPermission } from '@fns/contracts/permissions';

/** What each permission lets a person do, in a few words. */
export const permissionLabels: Record<StaffPermission, string> = {
  'tickets.view': 'See tickets',
  'tickets.manage': 'Manage tickets',
  'transcripts.view': 'Read all transcripts',
  'panels.manage': 'Manage panels',
  'settings.manage': 'Change settings',
  'staff.manage': 'Manage staff',
};
