import { type APIChannel, type APIGuild, type APIGuildMember, Routes } from 'discord-api-types/v10';
import type { DiscordContext } from './context.ts';
import { effectivePermissions } from './effective-permissions.ts';
import { missingFrom, type PermissionName } from './permission-names.ts';
import type { Attempted } from './refusal-of.ts';

/**
 * Which of the permissions a refused call needs the bot does not hold there; null when all are held
 * (the reason is another one, then). Throws when Discord doesn't answer.
 */
export async function missingPermissions(
  { rest, botUserId }: DiscordContext,
  { needs, channelId, guildId }: Pick<Attempted, 'needs' | 'channelId' | 'guildId'>,
): Promise<PermissionName[] | null> {
  const channel = channelId ? ((await rest.get(Routes.channel(channelId))) as APIChannel) : null;
  const place = guildId ?? (channel && 'guild_id' in channel ? channel.guild_id : undefined);
  if (!place) return null;
  const [guild, member] = (await Promise.all([
    rest.get(Routes.guild(place)),
    rest.get(Routes.guildMember(place, botUserId)),
  ])) as [APIGuild, APIGuildMember];
  const subject = { userId: botUserId, ownerId: guild.owner_id, roleIds: member.roles };
  const overwrites =
    channel && 'permission_overwrites' in channel ? channel.permission_overwrites : undefined;
  const held = effectivePermissions(place, guild.roles, subject, overwrites);
  const missing = missingFrom(held, needs);
  return missing.length > 0 ? missing : null;
}
