import { expect, test } from 'vitest';
import { botEnv, readBotEnv } from './env.ts';

const complete = {
  MONGODB_URI: 'mongodb://127.0.0.1:27017/fns',
  DISCORD_TOKEN: 'a.b.c',
  DISCORD_CLIENT_ID: '1150000000000000001',
  BOT_API_KEY: '0123456789abcdef',
};

test('a complete environment has defaults for the rest', () => {
  expect(readBotEnv({ ...complete, DASHBOARD_URL: 'https://help.example.com/' })).toMatchObject({
    BOT_API_PORT: 7694,
    BOT_API_HOST: '127.0.0.1',
    DASHBOARD_URL: 'https://help.example.com',
    LOG_LEVEL: 'info',
  });
});

test('every bad variable is named in one message', () => {
  const read = readBotEnv({
    ...complete,
    MONGODB_URI: '',
    BOT_API_KEY: 'short',
    BOT_API_PORT: 'x',
  });
  expect(read).toHaveProperty('problem');
  const { problem } = read as { problem: string };
  expect(problem).toMatch(/MONGODB_URI: is not set/);
  expect(problem).toMatch(/BOT_API_KEY: must have at least 16 characters/);
  expect(problem).toMatch(/BOT_API_PORT/);
  expect(problem).not.toMatch(/DISCORD_TOKEN/);
});

test('a bad value is not repeated, since it may be a secret', () => {
  const read = readBotEnv({ ...complete, BOT_API_KEY: 'my-secret' });
  expect(JSON.stringify(read)).not.toContain('my-secret');
});

test('every variable says what it is for', () => {
  for (const [name, field] of Object.entries(botEnv.shape)) {
    expect(field.meta(), name).toMatchObject({
      description: expect.any(String),
      example: expect.any(String),
    });
  }
});
