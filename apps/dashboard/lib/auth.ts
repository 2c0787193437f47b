import { isDatabaseUnavailable } from '@fns/db/unavailable';
import NextAuth from 'next-auth';
import Discord, { type DiscordProfile } from 'next-auth/providers/discord';
import { safeCallbackPath } from './callback-url.ts';
import { stores } from './db.ts';
import { discordImages } from './discord.ts';
import { discordTokens } from './discord-grant.ts';
import { env } from './env.ts';
import { log } from './log.ts';
import { report } from './report.ts';
import { isOfVersion } from './session.ts';

/** What we ask people for. @see https://docs.discord.com/developers/topics/oauth2#shared-resources-oauth2-scopes */
const scopes = 'identify guilds guilds.members.read';

/** A visitor who says no at Discord, or whose cookie is from before a change of keys, is no bug. */
const expectedErrors = new Set([
  'AccessDenied',
  'OAuthCallbackError',
  'JWTSessionError',
  'InvalidCallbackUrl',
]);

/** Seconds a session lasts after its last use. */
const sessionSeconds = 30 * 24 * 3600;

/**
 * Sign-in with Discord. The session is an encrypted JWT in a cookie that scripts can't read; it says
 * who, never what they may do. Configured at the first request, so that a build needs no secrets.
 */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  session: { strategy: 'jwt', maxAge: sessionSeconds },
  pages: { signIn: '/signin', error: '/auth-error' },
  providers: [
    Discord({
      clientId: env().DISCORD_CLIENT_ID,
      clientSecret: env().DISCORD_CLIENT_SECRET,
      authorization: {
        url: `${env().DISCORD_WEB_URL}/oauth2/authorize`,
        params: { scope: scopes },
      },
      token: `${env().DISCORD_API_URL}/v10/oauth2/token`,
      userinfo: `${env().DISCORD_API_URL}/v10/users/@me`,
      // Given, since next-auth would otherwise look for the endpoints at an address of its own.
      issuer: env().DISCORD_WEB_URL,
      checks: ['pkce', 'state'],
      profile: (profile) => ({ id: profile.id, ...shown(profile) }),
    }),
  ],
  callbacks: {
    redirect: ({ url, baseUrl }) => baseUrl + safeCallbackPath(url, baseUrl),

    async signIn({ account, profile }) {
      if (!account || !profile) return false;
      const { id, username, global_name, avatar } = profile as DiscordProfile;
      try {
        await (await stores()).users.signIn({
          userId: id,
          username,
          displayName: global_name ?? username,
          avatarUrl: discordImages(env().DISCORD_CDN_URL).avatar(id, avatar),
          ...discordTokens().seal(id, {
            accessToken: account.access_token ?? null,
            refreshToken: account.refresh_token ?? null,
            expiresAt: account.expires_at === undefined ? null : account.expires_at * 1000,
          }),
          at: new Date().toISOString(),
        });
        return true;
      } catch (error) {
        if (isDatabaseUnavailable(error)) return '/auth-error?error=DatabaseUnavailable';
        return `/auth-error?error=Internal&reference=${report(error)}`;
      }
    },

    async jwt({ token, account }) {
      const userId = account?.providerAccountId ?? token.sub;
      if (!userId) return null;
      try {
        const user = await (await stores()).users.get(userId);
        if (!user) return null;
        if (account)
          return {
            sub: userId,
            sessionVersion: user.sessionVersion,
            name: token.name ?? null,
            picture: token.picture ?? null,
          };
        return isOfVersion(token, user) ? token : null;
      } catch (error) {
        // Without a database nobody can be let in, but those who are keep their cookie.
        if (account || !isDatabaseUnavailable(error)) throw error;
        return token;
      }
    },

    session({ session, token }) {
      session.user.id = token.sub ?? '';
      return session;
    },
  },
  events: {
    /**
     * Signing out ends the person's sessions everywhere: Discord revokes the grant as a whole, and a
     * copied cookie must be worth nothing afterwards.
     */
    async signOut(message) {
      const userId = 'token' in message ? message.token?.sub : undefined;
      if (!userId) return;
      await (await stores()).users.endSessions(userId);
      await discordTokens()
        .revoke(userId)
        .catch((error: unknown) => log().warn({ err: error }, 'Discord did not revoke a grant'));
    },
  },
  logger: {
    error: (error) => {
      // Names of classes don't survive a build; next-auth keeps its own in `type`.
      const reason = (error as { type?: string }).type ?? error.name;
      if (expectedErrors.has(reason)) log().info({ reason }, 'A sign-in did not succeed');
      else log().error({ err: error }, 'Sign-in broke');
    },
    warn: (code) => log().warn({ code }, 'Sign-in warning'),
    debug: () => undefined,
  },
}));

function shown(profile: DiscordProfile): { name: string; image: string } {
  return {
    name: profile.global_name ?? profile.username,
    image: discordImages(env().DISCORD_CDN_URL).avatar(profile.id, profile.avatar),
  };
}
