import { stores } from './db.ts';
import { createDiscordOAuth, type DiscordOAuth } from './discord.ts';
import { createDiscordTokens } from './discord-tokens.ts';
import { createEncryption } from './encryption.ts';
import { env } from './env.ts';

let oauth: DiscordOAuth | undefined;
let tokens: ReturnType<typeof createDiscordTokens> | undefined;

/** What people allowed us to ask Discord in their name, with this process's configuration. */
export function discordOAuth(): DiscordOAuth {
  oauth ??= createDiscordOAuth({
    apiUrl: env().DISCORD_API_URL,
    clientId: env().DISCORD_CLIENT_ID,
    clientSecret: env().DISCORD_CLIENT_SECRET,
    homeUrl: env().DASHBOARD_URL,
  });
  return oauth;
}

export function discordTokens(): ReturnType<typeof createDiscordTokens> {
  tokens ??= createDiscordTokens({
    users: async () => (await stores()).users,
    oauth: discordOAuth(),
    encryption: createEncryption(env().ENCRYPTION_KEY),
  });
  return tokens;
}
