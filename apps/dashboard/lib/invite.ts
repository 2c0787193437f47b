import { env } from './env.ts';

/**
 * What the bot needs in a server, no more: it makes private channels (which takes Manage Roles for
 * their overwrites), talks in them, and reads what was said before it came.
 * @see https://docs.discord.com/developers/topics/permissions
 */
const botPermissions =
  (1n << 4n) | // MANAGE_CHANNELS
  (1n << 10n) | // VIEW_CHANNEL
  (1n << 11n) | // SEND_MESSAGES
  (1n << 14n) | // EMBED_LINKS
  (1n << 15n) | // ATTACH_FILES
  (1n << 16n) | // READ_MESSAGE_HISTORY
  (1n << 28n); // MANAGE_ROLES

/** Discord's page that adds the bot; with a guild, to that one. */
export function inviteUrl(guildId?: string): string {
  const { DISCORD_WEB_URL, DISCORD_CLIENT_ID } = env();
  const search = new URLSearchParams({
    client_id: DISCORD_CLIENT_ID,
    scope: 'bot applications.commands',
    permissions: String(botPermissions),
    ...(guildId ? { guild_id: guildId, disable_guild_select: 'true' } : {}),
  });
  return `${DISCORD_WEB_URL}/oauth2/authorize?${search}`;
}
