import type { MemberAccess } from '@fns/contracts/permissions';
import type { TicketRecord } from '../ports/ticket-store.ts';

/** The opener, the staff of this very ticket, and whoever holds `tickets.manage` in the guild. */
export function mayClose(
  access: Pick<MemberAccess, 'userId' | 'roleIds' | 'permissions'>,
  ticket: Pick<TicketRecord, 'userId' | 'staffRoles'>,
): boolean {
  return (
    access.userId === ticket.userId ||
    access.permissions.includes('tickets.manage') ||
    ticket.staffRoles.some((role) => access.roleIds.includes(role))
  );
}
