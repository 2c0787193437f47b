import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import { isPassing } from '../passing.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { ok, type Result } from '../result.ts';
import type { TrackedMessage } from '../tracked-message.ts';

type Judge = Pick<TicketDeps, 'members'>;
type StaffedTicket = Pick<TicketRecord, 'guildId' | 'userId' | 'staffRoles'>;

/**
 * Which of these authors speak as staff of a ticket: those with one of its staff roles, and managers of
 * the guild; never its opener, never a bot. Someone who left the guild, or about whom Discord won't
 * tell, is left out: what was recorded of them earlier stands. Refuses with what may pass.
 */
export async function staffAuthors(
  deps: Judge,
  ticket: StaffedTicket,
  messages: TrackedMessage[],
): Promise<Result<Map<Snowflake, boolean>>> {
  const authors = new Map(messages.map((message) => [message.author.id, message]));
  const staff = new Map<Snowflake, boolean>();
  for (const message of authors.values()) {
    const judged = await isStaff(deps, ticket, message);
    if (!judged.ok && isPassing(judged.error)) return judged;
    if (judged.ok && judged.value !== null) staff.set(message.author.id, judged.value);
  }
  return ok(staff);
}

async function isStaff(
  { members }: Judge,
  { guildId, userId, staffRoles }: StaffedTicket,
  { author, authorRoleIds }: TrackedMessage,
): Promise<Result<boolean | null>> {
  if (author.bot || author.id === userId) return ok(false);
  const roles = authorRoleIds ? ok(authorRoleIds) : await members.roleIds(guildId, author.id);
  if (!roles.ok) return roles;
  if (roles.value === null) return ok(null);
  if (roles.value.some((role) => staffRoles.includes(role))) return ok(true);
  return members.isManager(guildId, author.id, roles.value);
}
