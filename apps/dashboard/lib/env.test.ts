import { describe, expect, it } from 'vitest';
import { dashboardEnv, readDashboardEnv } from './env.ts';

const good = {
  DASHBOARD_URL: 'https://tickets.example.com/',
  AUTH_SECRET: 's'.repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  MONGODB_URI: 'mongodb://127.0.0.1:27027/',
  BOT_API_URL: 'http://127.0.0.1:7694',
  BOT_API_KEY: 'k'.repeat(32),
  DISCORD_CLIENT_ID: '1150000000000000001',
  DISCORD_CLIENT_SECRET: 'client-secret',
} as unknown as NodeJS.ProcessEnv;

describe('environment', () => {
  it('fills in what has a default', () => {
    const env = readDashboardEnv({ ...good, LOG_LEVEL: '' });
    expect(env).toMatchObject({
      DASHBOARD_URL: 'https://tickets.example.com',
      AUTH_URL: 'https://tickets.example.com',
      DISCORD_API_URL: 'https://discord.com/api',
      LOG_LEVEL: 'info',
    });
  });

  it('names every bad variable at once, and repeats no value', () => {
    const read = () =>
      readDashboardEnv({
        ...good,
        AUTH_SECRET: 'too-short-secret',
        BOT_API_KEY: '',
        ENCRYPTION_KEY: 'bm90IDMyIGJ5dGVz',
        DASHBOARD_URL: 'javascript:alert(1)',
      });
    expect(read).toThrow(
      /DASHBOARD_URL must be an address.*AUTH_SECRET must have at least 32.*ENCRYPTION_KEY must be 32 bytes.*BOT_API_KEY is not set/,
    );
    expect(read).not.toThrow(/too-short-secret|bm90IDMy/);
  });

  it('takes several encryption keys while one replaces the other', () => {
    const two = [1, 2].map((fill) => Buffer.alloc(32, fill).toString('base64')).join(',');
    expect(readDashboardEnv({ ...good, ENCRYPTION_KEY: two }).ENCRYPTION_KEY).toBe(two);
  });

  it('describes every variable, for .env.example', () => {
    for (const [name, field] of Object.entries(dashboardEnv.shape)) {
      expect(field.meta(), name).toMatchObject({
        description: expect.any(String),
        example: expect.any(String),
      });
    }
  });
});
