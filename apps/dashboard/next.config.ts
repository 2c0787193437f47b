import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/** Headers that are the same on every answer. Those that depend on the request or on the environment are set by `proxy.ts`. */
const securityHeaders = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  {
    key: 'permissions-policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: fileURLToPath(new URL('../../', import.meta.url)),
  transpilePackages: ['@fns/contracts', '@fns/core', '@fns/db', '@fns/discord-ui'],
  serverExternalPackages: ['mongoose', 'mongodb', 'pino'],
  poweredByHeader: false,
  // Pictures come from Discord's CDN or our archive as they are: no route that fetches and resizes.
  images: { unoptimized: true },
  // Types and lint are judged by `npm run check`; a build that starts the product must not take longer for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
