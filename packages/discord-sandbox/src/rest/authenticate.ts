import { refusal } from '../world/refusal.ts';
import type { ApplicationRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Auth } from './route.ts';

export interface Caller {
  userId: string;
  application: ApplicationRow | null;
  scopes: string[] | null;
}

/** Who calls, from the Authorization header; throws Discord's 401. */
export function authenticate(world: World, header: string | undefined, auth: Auth): Caller {
  const [kind, token] = header?.split(' ', 2) ?? [];
  if (kind === 'Bot' && token) {
    for (const application of world.applications.values()) {
      if (application.botToken === token) {
        return { userId: application.id, application, scopes: null };
      }
    }
  }
  if (kind === 'Bearer' && token && auth === 'user') {
    const held = world.accessTokens.get(token);
    if (held && held.expiresAt > world.clock.now()) {
      const application = world.applications.get(held.applicationId) ?? null;
      return { userId: held.userId, application, scopes: held.scopes };
    }
  }
  if (auth === 'none') return { userId: '', application: null, scopes: null };
  throw refusal('unauthorized');
}
