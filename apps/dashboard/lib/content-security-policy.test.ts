import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const parts = {
  nonce: 'bm9uY2U=',
  cdnUrl: 'https://cdn.discordapp.com/somewhere',
  discordUrl: 'https://discord.com',
  https: true,
  development: false,
};

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split('; ').map((each) => {
      const [name = '', ...values] = each.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

describe('content security policy', () => {
  it('lets only scripts with the nonce run', () => {
    const { 'script-src': scripts } = directives(contentSecurityPolicy(parts));
    expect(scripts).toBe("'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
  });

  it('names hosts, never paths, and no more than it needs', () => {
    const policy = directives(contentSecurityPolicy(parts));
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'img-src': "'self' data: blob: https://cdn.discordapp.com",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'self' https://discord.com",
      'upgrade-insecure-requests': '',
    });
  });

  it('does not send a local run to https', () => {
    const policy = contentSecurityPolicy({ ...parts, https: false });
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  it('evaluates strings in development only', () => {
    expect(contentSecurityPolicy(parts)).not.toContain('unsafe-eval');
    expect(contentSecurityPolicy({ ...parts, development: true })).toContain("'unsafe-eval'");
  });
});
