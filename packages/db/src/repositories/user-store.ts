import type { User, UserStore } from '@fns/core/ports/user-store';
import { retryUpsert } from '../duplicate-key.ts';
import { dateOrNull, instant, instantOrNull } from '../ids.ts';
import type { Models } from '../models/models.ts';
import type { UserDocument } from '../models/user.ts';

/** People who signed in, in MongoDB. */
export function createUserStore({ User }: Pick<Models, 'User'>): UserStore {
  return {
    async get(userId) {
      const found = await User.findOne({ userId }).lean();
      return found && toUser(found);
    },

    async signIn({ userId, tokenExpiresAt, at, ...profile }) {
      const signedIn = await retryUpsert(() =>
        User.findOneAndUpdate(
          { userId },
          {
            $set: {
              username: profile.username,
              displayName: profile.displayName,
              avatarUrl: profile.avatarUrl,
              accessToken: profile.accessToken,
              refreshToken: profile.refreshToken,
              tokenExpiresAt: dateOrNull(tokenExpiresAt),
              lastSignInAt: new Date(at),
            },
            $setOnInsert: { sessionVersion: 0, createdAt: new Date(at) },
          },
          { upsert: true, returnDocument: 'after', setDefaultsOnInsert: false },
        ).lean(),
      );
      return toUser(signedIn);
    },

    async setTokens(userId, { accessToken, refreshToken, tokenExpiresAt }) {
      await User.updateOne(
        { userId },
        { $set: { accessToken, refreshToken, tokenExpiresAt: dateOrNull(tokenExpiresAt) } },
      );
    },

    async endSessions(userId) {
      const ended = await User.findOneAndUpdate(
        { userId },
        { $inc: { sessionVersion: 1 } },
        { returnDocument: 'after' },
      ).lean();
      return ended?.sessionVersion ?? null;
    },
  };
}

function toUser(stored: UserDocument): User {
  return {
    userId: stored.userId,
    username: stored.username,
    displayName: stored.displayName,
    avatarUrl: stored.avatarUrl,
    accessToken: stored.accessToken,
    refreshToken: stored.refreshToken,
    tokenExpiresAt: instantOrNull(stored.tokenExpiresAt),
    sessionVersion: stored.sessionVersion,
    createdAt: instant(stored.createdAt),
    lastSignInAt: instant(stored.lastSignInAt),
  };
}
