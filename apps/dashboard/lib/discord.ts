import { snowflake } from '@fns/contracts/ids';
import { z } from 'zod';

/** Tokens as Discord hands them out. @see https://docs.discord.com/developers/topics/oauth2 */
const tokenAnswer = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  /** Seconds. */
  expires_in: z.number(),
});
export type DiscordTokens = z.infer<typeof tokenAnswer>;

/** One entry of `GET /users/@me/guilds`. @see https://docs.discord.com/developers/resources/user#get-current-user-guilds */
const userGuild = z.object({
  id: snowflake,
  name: z.string(),
  icon: z.string().nullish(),
  owner: z.boolean().optional(),
  /** A decimal bit set. */
  permissions: z.string().regex(/^\d+$/),
});
export type DiscordUserGuild = z.infer<typeof userGuild>;

/** Discord said no to this token or grant for good: the person has to sign in again. */
export class DiscordGrantEnded extends Error {
  override readonly name = 'DiscordGrantEnded';
}

export interface DiscordOptions {
  /** Without the version: `https://discord.com/api`. */
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  /** Our public address: Discord wants to know who calls. */
  homeUrl: string;
  timeoutMs?: number;
  fetch?: typeof fetch;
}

export type DiscordOAuth = ReturnType<typeof createDiscordOAuth>;

/**
 * What the dashboard asks Discord in a person's name. Every function throws {@link DiscordGrantEnded}
 * on 400, 401 and 403, and another error when Discord does not answer as it should in time.
 */
export function createDiscordOAuth(options: DiscordOptions) {
  const { apiUrl, clientId, clientSecret, homeUrl, timeoutMs = 5000 } = options;
  const { fetch: send = fetch } = options;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

  async function call(path: string, init: RequestInit): Promise<unknown> {
    const response = await send(`${apiUrl}/v10${path}`, {
      ...init,
      headers: {
        'user-agent': `DiscordBot (${homeUrl}, 1)`,
        ...(init.headers as Record<string, string>),
      },
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
    });
    if ([400, 401, 403].includes(response.status)) {
      throw new DiscordGrantEnded(`Discord answered ${response.status} to ${path}`);
    }
    if (!response.ok) throw new Error(`Discord answered ${response.status} to ${path}`);
    return response.json().catch(() => undefined);
  }

  const post = (path: string, form: Record<string, string>) =>
    call(path, {
      method: 'POST',
      headers: { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });

  return {
    /** A refresh token works once: keep the new one. */
    async refresh(refreshToken: string): Promise<DiscordTokens> {
      const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
      return tokenAnswer.parse(await post('/oauth2/token', form));
    },
    /** Ends the whole grant: every token of this person for this application. */
    async revoke(token: string): Promise<void> {
      await post('/oauth2/token/revoke', { token, token_type_hint: 'refresh_token' });
    },
    /** The person's servers, the first 200. */
    async guilds(accessToken: string): Promise<DiscordUserGuild[]> {
      const answer = await call('/users/@me/guilds', {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      return z.array(userGuild).parse(answer);
    },
  };
}

/** @see https://docs.discord.com/developers/reference#image-formatting */
export function discordImages(cdnUrl: string) {
  return {
    avatar(userId: string, hash: string | null): string {
      if (hash === null) {
        return `${cdnUrl}/embed/avatars/${Number((BigInt(userId) >> 22n) % 6n)}.png`;
      }
      return `${cdnUrl}/avatars/${userId}/${hash}.${hash.startsWith('a_') ? 'gif' : 'png'}`;
    },
    guildIcon(guildId: string, hash: string | null): string | null {
      if (hash === null) return null;
      return `${cdnUrl}/icons/${guildId}/${hash}.${hash.startsWith('a_') ? 'gif' : 'png'}`;
    },
  };
}
