import { describe, expect, it } from 'vitest';
import { envOf } from './secrets.ts';

describe('envOf', () => {
  const env = { PATH: '/bin', DISCORD_TOKEN: 't', AUTH_SECRET: 'a', BOT_API_KEY: 'k' };

  it('gives each part its own secrets and no others', () => {
    expect(envOf('database', env)).toEqual({ PATH: '/bin' });
    expect(envOf('bot', env)).toEqual({ PATH: '/bin', DISCORD_TOKEN: 't', BOT_API_KEY: 'k' });
    expect(envOf('dashboard', env)).toEqual({ PATH: '/bin', AUTH_SECRET: 'a', BOT_API_KEY: 'k' });
  });
});
