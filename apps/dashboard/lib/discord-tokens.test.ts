import { randomBytes } from 'node:crypto';
import type { User } from '@fns/core/ports/user-store';
import { beforeEach, describe, expect, it } from 'vitest';
import { DiscordGrantEnded, type DiscordTokens } from './discord.ts';
import { createDiscordTokens } from './discord-tokens.ts';
import { createEncryption } from './encryption.ts';

const userId = '200000000000000001';
const encryption = createEncryption(randomBytes(32).toString('base64'));
const start = Date.parse('2026-11-24T20:00:00Z');

/** One person's record in memory, and a Discord whose refresh tokens work once. */
function setUp(refreshToken: string | null = 'refresh-0') {
  let record: Pick<User, 'accessToken' | 'refreshToken' | 'tokenExpiresAt'>;
  let now = start;
  let valid = 'refresh-0';
  let served = 0;
  const revoked: string[] = [];

  const tokens = createDiscordTokens({
    users: async () => ({
      get: async () => record as User,
      setTokens: async (_userId, fresh) => {
        record = fresh;
      },
    }),
    oauth: {
      refresh: async (given): Promise<DiscordTokens> => {
        await new Promise((resolve) => setImmediate(resolve));
        if (given !== valid) throw new DiscordGrantEnded('used or unknown');
        served++;
        valid = `refresh-${served}`;
        return { access_token: `access-${served}`, refresh_token: valid, expires_in: 3600 };
      },
      revoke: async (token) => {
        revoked.push(token);
      },
    },
    encryption,
    now: () => now,
  });
  record = tokens.seal(userId, {
    accessToken: 'access-0',
    refreshToken,
    expiresAt: start + 3_600_000,
  });
  return {
    tokens,
    revoked,
    record: () => record,
    served: () => served,
    advance: (ms: number) => {
      now += ms;
    },
  };
}

describe('Discord tokens', () => {
  let all: ReturnType<typeof setUp>;
  beforeEach(() => {
    all = setUp();
  });

  it('are nowhere to be read at rest', () => {
    expect(JSON.stringify(all.record())).not.toMatch(/access-0|refresh-0/);
  });

  it('are used until a minute before their end', async () => {
    all.advance(3_500_000);
    expect(await all.tokens.accessToken(userId)).toBe('access-0');
    expect(all.served()).toBe(0);
  });

  it('are refreshed once for all who wait, again and again', async () => {
    for (const round of [1, 2, 3]) {
      all.advance(3_600_000);
      const waiting = Array.from({ length: 10 }, () => all.tokens.accessToken(userId));
      expect(new Set(await Promise.all(waiting))).toEqual(new Set([`access-${round}`]));
      expect(all.served()).toBe(round);
    }
  });

  it('say so when the person has to sign in again', async () => {
    const spent = setUp('refresh-spent');
    spent.advance(3_600_000);
    await expect(spent.tokens.accessToken(userId)).rejects.toThrow(DiscordGrantEnded);
    const none = setUp(null);
    none.advance(3_600_000);
    await expect(none.tokens.accessToken(userId)).rejects.toThrow(DiscordGrantEnded);
  });

  it('are revoked and forgotten at sign-out', async () => {
    await all.tokens.revoke(userId);
    expect(all.revoked).toEqual(['refresh-0']);
    expect(all.record()).toEqual({ accessToken: null, refreshToken: null, tokenExpiresAt: null });
    await expect(all.tokens.accessToken(userId)).rejects.toThrow(DiscordGrantEnded);
  });

  it('of one person are worthless in another’s record', async () => {
    await expect(all.tokens.accessToken('200000000000000002')).rejects.toThrow(DiscordGrantEnded);
  });
});
