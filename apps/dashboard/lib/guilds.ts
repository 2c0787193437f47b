import { discordPermission } from '@fns/contracts/permissions';
import { ok, type Result } from '@fns/core/result';
import type { AddableGuild, GuildData, GuildList } from './api/contract.ts';
import { bot } from './bot.ts';
import { DiscordGrantEnded, type DiscordUserGuild, discordImages } from './discord.ts';
import { discordOAuth, discordTokens } from './discord-grant.ts';
import { env } from './env.ts';
import type { GuildVisit } from './gate.ts';
import { inviteUrl } from './invite.ts';
import { log } from './log.ts';
import type { SignedInUser } from './session.ts';
import { createShortCache } from './short-cache.ts';

// Discord allows about one of these calls a second and person; a page that is reloaded asks once.
const userGuilds = createShortCache<DiscordUserGuild[]>({ ttlMs: 30_000, maxKeys: 1000 });

/** Servers with the bot that this person is in, and those they could add it to. */
export async function guildsOf(user: SignedInUser): Promise<Result<GuildList>> {
  const [withBot, managed] = await Promise.all([bot().servers(user.id), managedGuilds(user)]);
  const guilds = withBot.servers.flatMap(({ access, ...server }) =>
    access?.isMember ? [{ ...server, access }] : [],
  );
  const known = new Set(withBot.servers.map(({ id }) => id));
  return ok({
    guilds,
    addable: managed.guilds.filter(({ id }) => !known.has(id)),
    discord: managed.discord,
    inviteUrl: inviteUrl(),
  });
}

async function managedGuilds(
  user: SignedInUser,
): Promise<{ guilds: AddableGuild[]; discord: GuildList['discord'] }> {
  try {
    const all = await userGuilds.get(user.id, async () =>
      discordOAuth().guilds(await discordTokens().accessToken(user.id)),
    );
    return { guilds: all.filter(isManager).map(toAddable), discord: 'ok' };
  } catch (error) {
    if (error instanceof DiscordGrantEnded) return { guilds: [], discord: 'sign_in_again' };
    log().info({ err: error }, 'Discord did not list a person’s servers');
    return { guilds: [], discord: 'unavailable' };
  }
}

function isManager({ owner, permissions }: DiscordUserGuild): boolean {
  const managing = discordPermission.ADMINISTRATOR | discordPermission.MANAGE_GUILD;
  return owner === true || (BigInt(permissions) & managing) !== 0n;
}

function toAddable({ id, name, icon }: DiscordUserGuild): AddableGuild {
  const iconUrl = discordImages(env().DISCORD_CDN_URL).guildIcon(id, icon ?? null);
  return { id, name, iconUrl, inviteUrl: inviteUrl(id) };
}

export async function serverOf({
  guildId,
  access,
}: GuildVisit): Promise<Result<Pick<GuildData, 'server' | 'access'>>> {
  return ok({ server: await bot().server(guildId), access });
}

/** Everything at once; the bot answers from memory. */
export async function guildDataOf({ guildId, access }: GuildVisit): Promise<Result<GuildData>> {
  const [server, { channels }, { categories }, { roles }, { emojis }] = await Promise.all([
    bot().server(guildId),
    bot().channels(guildId),
    bot().categories(guildId),
    bot().roles(guildId),
    bot().emojis(guildId),
  ]);
  return ok({ server, access, channels, categories, roles, emojis });
}
