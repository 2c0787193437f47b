import type { MemberAccess } from '@fns/contracts/permissions';
import type { Transcript } from '@fns/contracts/transcript';
import type { TicketRecord } from '../ports/ticket-store.ts';

/** The opener reads their own, staff of the ticket read theirs, and `transcripts.view` reads all. */
export function mayReadTranscript(
  access: Pick<MemberAccess, 'userId' | 'roleIds' | 'permissions'>,
  transcript: Pick<Transcript, 'userId'>,
  ticket: Pick<TicketRecord, 'staffRoles'> | null,
): boolean {
  return (
    access.userId === transcript.userId ||
    access.permissions.includes('transcripts.view') ||
    (ticket?.staffRoles.some((role) => access.roleIds.includes(role)) ?? false)
  );
}
