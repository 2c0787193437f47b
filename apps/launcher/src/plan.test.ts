import { describe, expect, it } from 'vitest';
import type { LocalKeys } from './data-folder.ts';
import { type LauncherEnv, readLauncherEnv } from './env.ts';
import { makePlan } from './plan.ts';

const keys: LocalKeys = {
  BOT_API_KEY: 'k'.repeat(64),
  AUTH_SECRET: 'secret',
  ENCRYPTION_KEY: 'encryption',
  SANDBOX_TOKEN: 'sandbox.token.x',
  SANDBOX_CLIENT_SECRET: 'sandbox-secret',
};
const real = {
  DISCORD_TOKEN: 'real.token.x',
  DISCORD_CLIENT_ID: '123456789012345678',
  DISCORD_CLIENT_SECRET: 'real-secret',
  BOT_API_KEY: 'r'.repeat(32),
};

function plan(given: Record<string, string>) {
  const env = readLauncherEnv(given);
  if ('problem' in env) throw new Error(env.problem);
  return makePlan(env, keys, '/data', given);
}

describe('makePlan', () => {
  it('starts everything on loopback when nothing is configured', () => {
    const { parts, ports, env } = plan({});
    expect(parts).toEqual(['database', 'sandbox', 'bot', 'dashboard']);
    expect(ports.map(({ port }) => port)).toEqual([3000, 7694, 7700, 27027]);
    expect(env).toMatchObject({
      BOT_API_KEY: keys.BOT_API_KEY,
      DISCORD_TOKEN: keys.SANDBOX_TOKEN,
      DISCORD_API_URL: 'http://127.0.0.1:7700/api',
      MONGODB_URI: 'mongodb://127.0.0.1:27027/?directConnection=true',
    });
  });

  it('leaves out each stand-in that is configured', () => {
    expect(plan({ MONGODB_URI: 'mongodb://db' }).parts).toEqual(['sandbox', 'bot', 'dashboard']);
    const { parts, env, sandboxUrl } = plan(real);
    expect(parts).toEqual(['database', 'bot', 'dashboard']);
    expect(sandboxUrl).toBeUndefined();
    expect(env).toMatchObject(real);
    expect(env.DISCORD_API_URL).toBeUndefined();
  });
});

describe('readLauncherEnv', () => {
  const problem = (given: Record<string, string>) => {
    const read: LauncherEnv | { problem: string } = readLauncherEnv(given);
    return 'problem' in read ? read.problem : undefined;
  };

  it('refuses a real Discord without a key that somebody chose', () => {
    const { BOT_API_KEY: _, ...withoutKey } = real;
    expect(problem(withoutKey)).toMatch(/BOT_API_KEY must be set/);
    expect(problem({ DISCORD_TOKEN: 'x' })).toMatch(/DISCORD_CLIENT_ID, DISCORD_CLIENT_SECRET/);
    expect(problem(real)).toBeUndefined();
  });

  it('names each bad variable', () => {
    expect(problem({ PORT: 'many', BOT_API_KEY: 'short' })).toMatch(/PORT .*BOT_API_KEY must have/);
  });

  it('takes an empty variable for an absent one', () => {
    expect(problem({ PORT: '', DISCORD_TOKEN: '' })).toBeUndefined();
  });
});
