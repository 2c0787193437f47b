import type { FastifyInstance } from 'fastify';
import type { World } from '../world/world.ts';
import { registerAuthorize } from './register-authorize.ts';
import { registerToken } from './register-token.ts';

/** Everything below `/oauth2` and `/api/oauth2`. */
export function registerOAuth2(app: FastifyInstance, world: World): void {
  registerAuthorize(app, world);
  registerToken(app, world);
}
