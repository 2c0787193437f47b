import type { FastifyBaseLogger } from 'fastify';
import type { DemoWorld } from './demo/shape.ts';
import type { GatewayOptions } from './gateway/register-gateway.ts';
import type { LimitOptions } from './limits/register-limits.ts';
import type { Clock } from './world/clock.ts';
import type { World } from './world/world.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  /** Default: `127.0.0.1`. */
  host?: string;
  /** The application that the world starts with: its bot's token, id and OAuth2 secret. */
  token: string;
  clientId: string;
  clientSecret: string;
  /** Its name. Default: FNS Tickets. */
  name?: string;
  /** The privileged intents it has been granted, as a sum of GatewayIntentBits; others close 4014. */
  privilegedIntents?: number;
  /** Where OAuth2 may return to, to the letter. None: to anything on this machine. */
  redirectUris?: string[];
  /** What a new world begins as. Default: `demo/community.ts`. */
  demo?: DemoWorld;
  /** Keeps the world in `<dataDir>/sandbox`; without it the world lives in memory. */
  dataDir?: string;
  /** The built web client; without it `/` says how to build it. */
  webRoot?: string;
  /** A pino logger. Default: silent. */
  log?: FastifyBaseLogger;
  /** Time; tests pass one that they can move. */
  clock?: Clock;
  gateway?: GatewayOptions;
  limits?: LimitOptions;
}

export interface Sandbox {
  /** `http://127.0.0.1:7700` */
  url: string;
  port: number;
  world: World;
  /** Ends every connection and closes the journal. */
  close: () => Promise<void>;
}
