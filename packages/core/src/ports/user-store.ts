import type { Instant, Snowflake } from '@fns/contracts/ids';

/** A person who signed in to the dashboard. Tokens arrive here encrypted and are opaque. */
export interface User {
  userId: Snowflake;
  username: string;
  displayName: string;
  avatarUrl: string | null;
  accessToken: string | null;
  refreshToken: string | null;
  tokenExpiresAt: Instant | null;
  /** Raised to end every session of this person at once. */
  sessionVersion: number;
  createdAt: Instant;
  lastSignInAt: Instant;
}

export type SignedIn = Omit<User, 'sessionVersion' | 'createdAt' | 'lastSignInAt'> & {
  at: Instant;
};

/** People belong to no guild, so this store alone has no guild in front. */
export interface UserStore {
  get(userId: Snowflake): Promise<User | null>;
  /** Makes or refreshes the record at sign-in. */
  signIn(person: SignedIn): Promise<User>;
  setTokens(
    userId: Snowflake,
    tokens: Pick<User, 'accessToken' | 'refreshToken' | 'tokenExpiresAt'>,
  ): Promise<void>;
  /** Ends all sessions; answers with the new version, or null for someone unknown. */
  endSessions(userId: Snowflake): Promise<number | null>;
}
