import type { Snowflake } from '@fns/contracts/ids';
import type { PersonRef } from '@fns/contracts/ticket';
import { messageAuthor } from '@fns/discord/message-author';
import type { APIInteractionGuildMember, CDN } from 'discord.js';

/** The person behind an interaction, under the name and picture they have in this guild. */
export function personOf(
  member: APIInteractionGuildMember,
  guildId: Snowflake,
  cdn: CDN,
): PersonRef {
  const { bot: _, ...person } = messageAuthor(
    { author: member.user, member, guild_id: guildId },
    cdn,
  );
  return person;
}
