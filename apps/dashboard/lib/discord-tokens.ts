import type { Snowflake } from '@fns/contracts/ids';
import type { UserStore } from '@fns/core/ports/user-store';
import { DiscordGrantEnded, type DiscordOAuth } from './discord.ts';
import type { Encryption } from './encryption.ts';

/** Milliseconds before its end at which a token counts as expired. */
const earlyMs = 60_000;

export interface DiscordTokenParts {
  users: () => Promise<Pick<UserStore, 'get' | 'setTokens'>>;
  oauth: Pick<DiscordOAuth, 'refresh' | 'revoke'>;
  encryption: Encryption;
  now?: () => number;
}

/** Plain tokens as sign-in receives them. */
export interface PlainTokens {
  accessToken: string | null;
  refreshToken: string | null;
  /** Milliseconds since 1970. */
  expiresAt: number | null;
}

/** A person's Discord tokens: at rest only encrypted, refreshed when they are about to end. */
export function createDiscordTokens(parts: DiscordTokenParts) {
  const { users, oauth, encryption, now = Date.now } = parts;
  const refreshing = new Map<Snowflake, Promise<string>>();
  const context = (userId: Snowflake, name: string) => `user:${userId}:${name}`;

  /** The form in which tokens go into the person's record. */
  function seal(userId: Snowflake, plain: PlainTokens) {
    const sealed = (text: string | null, name: string) =>
      text === null ? null : encryption.encrypt(text, context(userId, name));
    return {
      accessToken: sealed(plain.accessToken, 'accessToken'),
      refreshToken: sealed(plain.refreshToken, 'refreshToken'),
      tokenExpiresAt: plain.expiresAt === null ? null : new Date(plain.expiresAt).toISOString(),
    };
  }

  async function open(userId: Snowflake): Promise<PlainTokens> {
    const user = await (await users()).get(userId);
    const plain = (text: string | null | undefined, name: string) =>
      text ? encryption.decrypt(text, context(userId, name)) : null;
    return {
      accessToken: plain(user?.accessToken, 'accessToken'),
      refreshToken: plain(user?.refreshToken, 'refreshToken'),
      expiresAt: user?.tokenExpiresAt ? Date.parse(user.tokenExpiresAt) : null,
    };
  }

  async function refresh(userId: Snowflake, refreshToken: string): Promise<string> {
    const fresh = await oauth.refresh(refreshToken);
    const tokens = {
      accessToken: fresh.access_token,
      refreshToken: fresh.refresh_token,
      expiresAt: now() + fresh.expires_in * 1000,
    };
    await (await users()).setTokens(userId, seal(userId, tokens));
    return fresh.access_token;
  }

  return {
    seal,

    /** A token that works now. Throws {@link DiscordGrantEnded} when the person has to sign in again. */
    async accessToken(userId: Snowflake): Promise<string> {
      // One refresh at a time, since a refresh token works only once.
      const under = refreshing.get(userId);
      if (under) return under;
      const tokens = await open(userId);
      const fresh = tokens.expiresAt !== null && tokens.expiresAt - earlyMs > now();
      if (tokens.accessToken && fresh) return tokens.accessToken;
      if (!tokens.refreshToken) throw new DiscordGrantEnded('There is no token to refresh');

      const running =
        refreshing.get(userId) ??
        refresh(userId, tokens.refreshToken).finally(() => refreshing.delete(userId));
      refreshing.set(userId, running);
      return running;
    },

    /** Ends the grant at Discord and forgets the tokens, even when Discord does not answer. */
    async revoke(userId: Snowflake): Promise<void> {
      const { refreshToken, accessToken } = await open(userId);
      const none = { accessToken: null, refreshToken: null, tokenExpiresAt: null };
      await (await users()).setTokens(userId, none);
      const token = refreshToken ?? accessToken;
      if (token) await oauth.revoke(token);
    },
  };
}
