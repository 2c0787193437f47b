import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import type { TrackedMessage } from '../tracked-message.ts';

/**
 * Which of these authors speak as staff of a ticket: those with one of its staff roles, and managers of
 * the guild; never its opener, never a bot. An author Discord doesn't answer for is left out.
 */
export async function staffAuthors(
  { members }: Pick<TicketDeps, 'members'>,
  { guildId, userId, staffRoles }: Pick<TicketRecord, 'guildId' | 'userId' | 'staffRoles'>,
  messages: TrackedMessage[],
): Promise<Map<Snowflake, boolean>> {
  const authors = new Map(messages.map((message) => [message.author.id, message]));
  const judged = await Promise.all(
    [...authors.values()].map(async ({ author, authorRoleIds }) => {
      if (author.bot || author.id === userId) return { id: author.id, staff: false };
      const roles = authorRoleIds ?? (await roleIds(author.id));
      if (roles?.some((role) => staffRoles.includes(role))) return { id: author.id, staff: true };
      const manager = await members.isManager(guildId, author.id);
      return { id: author.id, staff: manager.ok ? manager.value : undefined };
    }),
  );
  return new Map(
    judged.flatMap(({ id, staff }): [Snowflake, boolean][] =>
      staff === undefined ? [] : [[id, staff]],
    ),
  );

  async function roleIds(id: Snowflake): Promise<Snowflake[] | null> {
    const found = await members.roleIds(guildId, id);
    return found.ok ? found.value : null;
  }
}
